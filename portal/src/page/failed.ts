/** "Vi kan ikke vise siden lige nu": not the reader's fault, a way to try again, and a number to ring. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { text } from '../text/index.ts';
import { callLink } from './call.ts';
import { authorityPhone } from './frame.ts';

/**
 * Trying again loads the page anew: the answer may have been no because the page itself is too old.
 * The request id is for the one who is rung, to find it in the log.
 */
export const failed = (requestId: string | null = null): TemplateResult => html`
  <h1>${text.states.failedHeading}</h1>
  <p>${text.states.failed}</p>
  <p>
    <button type="button" class="button button-primary" @click=${() => location.reload()}>
      ${text.states.retry}
    </button>
  </p>
  <p>${text.states.retryOrCall}</p>
  <p>${callLink(authorityPhone())}</p>
  ${requestId ? html`<p class="small-print">${text.states.requestId(requestId)}</p>` : nothing}
`;
