/**
 * Signing in. In a demo: pick an invented person. In production the server has no demo accounts and this page says
 * whom to ring, until the municipality's own sign-in is set up.
 */
import { html, type TemplateResult } from 'lit-html';
import { callLink } from '../page/call.ts';
import { failed } from '../page/failed.ts';
import {
  authorityPhone,
  focusMain,
  show,
  showSignedIn,
  startFrame,
  status,
  statusReady,
  waiting,
} from '../page/frame.ts';
import { demoAccounts, demoSignIn, session, type DemoAccount, type Session } from '../session.ts';
import { text } from '../text/index.ts';
import { accountList } from './accounts.ts';
import { wayOn } from './way-on.ts';

const t = text.signIn;
const title = text.page.signInTitle;

startFrame();
void start();

async function start(): Promise<void> {
  try {
    const accounts = await waiting(demoAccounts());
    if (accounts) show(title, choose(accounts));
    else show(t.noSignInHeading, noSignIn());
  } catch {
    show(text.states.failedHeading, failed());
  }
  statusReady();
}

/** Signs in, and then looks whether the browser kept the cookie: on a plain http address some don't. */
async function signInAs(account: DemoAccount): Promise<void> {
  status(t.signingIn(account.name));
  try {
    await waiting(demoSignIn(account.account));
    const signedIn = await session();
    if (signedIn) return goOn(signedIn);
    show(t.noCookieHeading, noCookie());
    statusReady();
    focusMain();
  } catch {
    status(t.refused);
  }
}

function goOn(signedIn: Session): void {
  showSignedIn(signedIn.name);
  location.assign(wayOn(new URLSearchParams(location.search).get('til'), signedIn));
}

const choose = (accounts: readonly DemoAccount[]): TemplateResult => html`
  <h1>${title}</h1>
  ${
    new URLSearchParams(location.search).has('ud')
      ? html`<p><strong>${t.signedOut}</strong> ${t.closeWindow}</p>`
      : ''
  }
  <p>${t.demo}</p>
  <p>${t.chooseAccount}</p>
  ${accountList(accounts, (account) => void signInAs(account))}
`;

const noSignIn = (): TemplateResult => html`
  <h1>${t.noSignInHeading}</h1>
  <p>${t.noSignIn}</p>
  <p>${callLink(authorityPhone())}</p>
`;

const noCookie = (): TemplateResult => {
  const address = `http://localhost:${location.port}`;
  return html`
    <h1>${t.noCookieHeading}</h1>
    <p>${t.noCookie} <a href="${address}/log-ind">${address}</a></p>
    <p>${t.noCookieBrowsers}</p>
  `;
};
