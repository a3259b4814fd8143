/** A view in front of a page, which it fills for a while: one thing at a time. The browser's Back leads out of it too. */
import { html, type TemplateResult } from 'lit-html';
import { focusMain } from './frame.ts';
import { icon } from './icon.ts';

export interface Inside {
  title: string;
  body: () => TemplateResult;
}

let current: Inside | null = null;
let leave = (): void => undefined;

/** What stands in front of the page now. */
export const inside = (): Inside | null => current;

/** Shows it. `again` draws the page anew; afterwards the focus goes back to what was pressed, if that is still there. */
export function goInside(view: Inside, again: () => void, pressed: string): void {
  current = view;
  leave = () => {
    current = null;
    again();
    (document.getElementById(pressed) ?? { focus: focusMain }).focus();
  };
  history.pushState(null, '');
  again();
  scrollTo(0, 0);
  focusMain();
}

/** Back to the page behind it. */
export const wayOut = (said: string): TemplateResult =>
  html`<p class="d-print-none">
    <button type="button" class="button button-secondary" @click=${() => history.back()}>
      ${icon('back')}<span>${said}</span>
    </button>
  </p>`;

addEventListener('popstate', () => {
  if (current) leave();
});
