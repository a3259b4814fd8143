/**
 * Signing in: a button for each of the municipality's providers, and in a demo the invented people to be. With neither
 * this page says whom to ring. Whoever comes back without being signed in reads here what to do.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { toOwn } from '../page/address.ts';
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
import {
  demoSignIn,
  signOfLife,
  waysIn,
  type DemoAccount,
  type Provider,
  type Session,
  type WaysIn,
} from '../session.ts';
import { text } from '../text/index.ts';
import { accountList } from './accounts.ts';
import { wayOn } from './way-on.ts';
import { words } from './da.ts';
import { pageTitle } from '../page/page-title.ts';

const title = pageTitle;

const asked = new URLSearchParams(location.search);

startFrame();
void start();

async function start(): Promise<void> {
  try {
    const ways = await waiting(waysIn());
    if (ways.accounts || ways.providers.length > 0) show(title, choose(ways));
    else show(words.noSignInHeading, noSignIn());
  } catch {
    show(text.states.failedHeading, failed());
  }
  statusReady();
}

/** Signs in, and then looks whether the browser kept the cookie: on a plain http address some don't. */
async function signInAs(account: DemoAccount): Promise<void> {
  status(words.signingIn(account.name));
  try {
    await waiting(demoSignIn(account.account));
    const signedIn = await signOfLife();
    if (signedIn) return goOn(signedIn);
    show(words.noCookieHeading, noCookie());
    statusReady();
    focusMain();
  } catch {
    status(words.refused);
  }
}

function goOn(signedIn: Session): void {
  showSignedIn(signedIn.name);
  location.assign(wayOn(asked.get('til'), signedIn));
}

const choose = ({ providers, accounts }: WaysIn): TemplateResult => html`
  <h1>${title}</h1>
  ${asked.has('ud') ? html`<p><strong>${words.signedOut}</strong> ${words.closeWindow}</p>` : nothing}
  ${problem(asked.get('svar'))} ${providers.map(provider)}
  ${
    accounts
      ? html`<p>${words.demo}</p>
          <p>${words.chooseAccount}</p>
          ${accountList(accounts, (account) => void signInAs(account))}`
      : nothing
  }
`;

/** A link, for it leads away from here: to the provider's own page. */
const provider = ({ id, label }: Provider): TemplateResult => {
  const til = asked.get('til');
  const way = til ? `?til=${encodeURIComponent(til)}` : '';
  return html`<p>
    <a class="button button-primary" href="/identity/sign-in/${id}${way}">${label}</a>
  </p>`;
};

const isProblem = (word: string): word is keyof typeof words.problems => Object.hasOwn(words.problems, word);

const problem = (word: string | null): TemplateResult | typeof nothing =>
  word !== null && isProblem(word)
    ? html`<p role="alert"><strong>${words.notSignedIn}</strong> ${words.problems[word]}</p>
        <p>${callLink(authorityPhone())}</p>`
    : nothing;

const noSignIn = (): TemplateResult => html`
  <h1>${words.noSignInHeading}</h1>
  <p>${words.noSignIn}</p>
  <p>${callLink(authorityPhone())}</p>
`;

const noCookie = (): TemplateResult => {
  const address = `http://localhost:${location.port}`;
  return html`
    <h1>${words.noCookieHeading}</h1>
    <p>${words.noCookie} <a href="${address}${toOwn('log-ind')}">${address}</a></p>
    <p>${words.noCookieBrowsers}</p>
  `;
};
