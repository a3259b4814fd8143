/** What of a plan the viewer may not see. It is said once, in plain words, instead of leaving holes. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { section } from '../page/section.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';

export type Part = keyof typeof text.hidden.parts;

/** The parts among the answer's forbidden paths ("citizen.transport"), in the page's order. */
export function hiddenParts(forbidden: readonly string[]): Part[] {
  const fields = new Set(forbidden.map((path) => /\bcitizen\.(\w+)/.exec(path)?.[1]));
  return (Object.keys(text.hidden.parts) as Part[]).filter((part) => fields.has(part));
}

export const hiddenSection = (about: Subject, hidden: readonly Part[]): TemplateResult | typeof nothing =>
  hidden.length === 0
    ? nothing
    : section(
        'hidden',
        text.hidden.heading,
        'hidden',
        html`
          <ul>
            ${hidden.map((part) => html`<li>${text.hidden.parts[part]}</li>`)}
          </ul>
          <p>${text.hidden.why(about)}</p>
        `,
      );
