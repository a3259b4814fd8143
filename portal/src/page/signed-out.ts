/** "Du er ikke logget ind": why, and the way back to this page. */
import { html, type TemplateResult } from 'lit-html';
import { text } from '../text/index.ts';
import { toOwn } from './address.ts';

/** To the sign-in page, and from there to this one again. */
export const wayBack = (): TemplateResult => html`
  <p>
    <a class="button button-primary" href="${toOwn('log-ind')}?til=${encodeURIComponent(location.pathname)}"
      >${text.states.signIn}</a
    >
  </p>
`;

export const signedOut = (): TemplateResult => html`
  <h1>${text.states.signedOutHeading}</h1>
  <p>${text.states.signedOut}</p>
  ${wayBack()}
  <p>${text.states.signedOutWhy}</p>
`;
