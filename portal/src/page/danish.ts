/** Words that somebody typed in Danish: an English page says so to whoever has it read aloud (WCAG 3.1.2). */
import { html, type TemplateResult } from 'lit-html';
import { text } from '../text/index.ts';

export const danish = (words: string): TemplateResult => html`<span lang="da">${words}</span>`;

/** The same in English, where somebody has written that too. */
export const inEither = (inDanish: string, inEnglish: string | null): string | TemplateResult =>
  text.page.language === 'en' ? (inEnglish ?? danish(inDanish)) : inDanish;
