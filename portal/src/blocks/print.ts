/** "Print siden": for the door of the fridge. */
import { html, type TemplateResult } from 'lit-html';
import { icon } from '../page/icon.ts';
import { text } from '../text/index.ts';

export const printButton = (): TemplateResult =>
  html`<p class="d-print-none">
    <button type="button" class="button button-secondary" @click=${() => print()}>
      ${icon('print')}<span>${text.page.print}</span>
    </button>
  </p>`;
