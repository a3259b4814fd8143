/** Words that somebody typed in Danish: an English page says so to whoever has it read aloud (WCAG 3.1.2). */
import { html, type TemplateResult } from 'lit-html';

export const danish = (words: string): TemplateResult => html`<span lang="da">${words}</span>`;
