/** What of a plan the viewer may not see. It is said once, in plain words, instead of leaving holes. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { section } from '../page/section.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './hidden.da.ts';

type Part = keyof typeof words.parts;

/** The parts among the citizen's fields that may not be seen, in the page's order. */
const hiddenParts = (forbidden: ReadonlySet<string>): Part[] =>
  (Object.keys(words.parts) as Part[]).filter((part) => forbidden.has(part));

/** Nothing when all may be seen. */
export function hiddenSection(
  about: Subject,
  forbidden: ReadonlySet<string>,
): TemplateResult | typeof nothing {
  const hidden = hiddenParts(forbidden);
  if (hidden.length === 0) return nothing;
  return section(
    'hidden',
    words.heading,
    'hidden',
    html`
      <ul>
        ${hidden.map((part) => html`<li>${words.parts[part]}</li>`)}
      </ul>
      <p>${words.why(about)}</p>
    `,
  );
}
