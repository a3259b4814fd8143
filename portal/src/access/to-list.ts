/** From what stands in front of the list back to it. */
import { html, type TemplateResult } from 'lit-html';
import { icon } from '../page/icon.ts';
import { goOut } from '../page/inside.ts';
import { words } from './da.ts';

export const toList = (): TemplateResult =>
  html`<p class="d-print-none">
    <button type="button" class="button button-secondary" @click=${goOut}>
      ${icon('back')}<span>${words.toList}</span>
    </button>
  </p>`;
