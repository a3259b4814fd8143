/** The quality standard as the municipality wrote it: a question to open, the easy answer, and the whole one under it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { OfferRulesFragment } from '../generated/graphql.ts';
import { wholeText } from '../display/whole-text.ts';
import { inEither } from '../page/danish.ts';
import { section } from '../page/section.ts';
import { text } from '../text/index.ts';
import { words } from './da.ts';

type Rules = OfferRulesFragment;

/** `begun`: with the first answer open, where the rules are all there is to read. */
export function rulesSection(rules: Rules | null, begun: boolean): TemplateResult | typeof nothing {
  if (!rules) return nothing;
  return section(
    'rules',
    words.rulesHeading,
    'info',
    html`
      <p>${words.rulesHint}</p>
      <div class="questions">
        ${rules.sections.map((it, at) => question(it, rules.exclusions, begun && at === 0))}
      </div>
    `,
  );
}

const question = (
  it: Rules['sections'][number],
  exclusions: Rules['exclusions'],
  open: boolean,
): TemplateResult => html`
  <details ?open=${open}>
    <summary><h3>${inEither(it.heading, it.headingEn)}</h3></summary>
    ${paragraphs(it.easy, it.easyEn)}
    ${it.key === 'NOT_COVERED' && exclusions.length > 0 ? askInstead(exclusions) : nothing}
    ${wholeText(html`${paragraphs(it.body, it.bodyEn)}`)}
  </details>
`;

/** What isn't covered, and whom to ask about it. */
const askInstead = (exclusions: Rules['exclusions']): TemplateResult => html`
  <details>
    <summary>${words.askInstead}</summary>
    <dl class="filled">
      ${exclusions.map(
        (it) =>
          html`<div>
            <dt>${inEither(it.text, it.textEn)}</dt>
            <dd>${inEither(it.referTo, it.referToEn)}</dd>
          </div>`,
      )}
    </dl>
  </details>
`;

/** A blank line begins a new paragraph. */
function paragraphs(inDanish: string, inEnglish: string | null): TemplateResult[] {
  const parts = (words: string): string[] => words.trim().split(/\n\s*\n/);
  return text.page.language === 'en' && inEnglish
    ? parts(inEnglish).map((part) => html`<p>${part}</p>`)
    : parts(inDanish).map((part) => html`<p>${inEither(part, null)}</p>`);
}
