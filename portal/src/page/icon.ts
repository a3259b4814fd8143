/**
 * Pictures. Each stands beside words that say the same, so screen readers skip it.
 *
 * The sprite is made by scripts/sprite.mjs from icons.json.
 */
import { html, type TemplateResult } from 'lit-html';
import sprite from '../generated/icons.svg?url';

export type IconName = keyof typeof import('./icons.json');

export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon-svg" aria-hidden="true" focusable="false">
    <use href="${sprite}#${name}"></use>
  </svg>`;
