/** A block of a page: a heading people can jump to, with its picture, and what belongs under it. */
import { html, type TemplateResult } from 'lit-html';
import { icon, type IconName } from './icon.ts';

export const section = (
  id: string,
  heading: string,
  picture: IconName,
  body: TemplateResult,
  classes = '',
): TemplateResult => html`
  <section class="block ${classes}" aria-labelledby=${id}>
    <h2 id=${id}>${icon(picture)}<span>${heading}</span></h2>
    ${body}
  </section>
`;

/** One line with its own picture. */
export const line = (picture: IconName, words: string | TemplateResult): TemplateResult =>
  html`<p class="line">${icon(picture)}<span>${words}</span></p>`;
