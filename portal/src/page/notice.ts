/** What came of something that was pressed, on top of the page it stands on; the focus goes there. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { focusMain } from './frame.ts';

export interface Notice {
  kind: 'done' | 'not-done';
  heading: string;
  said: string;
}

export const notice = (it: Notice | null): TemplateResult | typeof nothing =>
  it
    ? html`<div
        class="alert ${it.kind === 'done' ? 'alert-success' : 'alert-error'}"
        id="notice"
        tabindex="-1"
        role=${it.kind === 'done' ? nothing : 'alert'}
      >
        <h2>${it.heading}</h2>
        <p>${it.said}</p>
      </div>`
    : nothing;

/** After the page has been drawn anew. */
export function toNotice(): void {
  scrollTo(0, 0);
  (document.getElementById('notice') ?? { focus: focusMain }).focus();
}
