/** The whole text below the easy one: folded, unless the reader wants it at once. */
import { html, type TemplateResult } from 'lit-html';
import { display } from './display.ts';
import { words } from './da.ts';

export const wholeText = (body: TemplateResult | string): TemplateResult =>
  html`<details class="whole-text" ?open=${display().text === 'full'}>
    <summary>${words.wholeText}</summary>
    <div>${body}</div>
  </details>`;
