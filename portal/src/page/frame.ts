/**
 * What stands around every view: title, status line, header and footer. The HTML is there before this runs;
 * here it only gets what the answer knows.
 */
import { html, render, type TemplateResult } from 'lit-html';
import { apply, display } from '../display/display.ts';
import type { AuthorityFragment } from '../generated/graphql.ts';
import { signOut } from '../session.ts';
import { text } from '../text/index.ts';
import { dialled, spokenPhone } from '../text/phone.ts';
import { inOtherLanguage } from './address.ts';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
};

let staticViewGone = false;

/** Puts a view in place of what is there, and names the page after it. */
export function show(title: string, view: TemplateResult): void {
  document.title = `${title} – ${text.page.solution}`;
  const place = element('view');
  if (!staticViewGone) place.replaceChildren();
  staticViewGone = true;
  render(view, place);
}

/** The line that says what the page is doing. Screen readers read it when it changes. */
export function status(words: string): void {
  const line = element('status');
  line.classList.remove('sr-only');
  line.textContent = words;
}

/** Says that the page is done, to those who can't see it. */
export function statusReady(): void {
  const line = element('status');
  line.classList.add('sr-only');
  line.textContent = text.states.ready;
}

const SLOW_AFTER_MS = 3_000;

/** Says that it takes a while, when it does. */
export async function waiting<Result>(work: Promise<Result>): Promise<Result> {
  const slow = setTimeout(() => status(text.states.slow), SLOW_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(slow);
  }
}

/** Focus follows when what the reader stood on has gone. */
export const focusMain = (): void => element('main-content').focus();

/** With an empty name when the page can't say who it is; signing out works all the same. */
export function showSignedIn(name: string): void {
  element('signed-in-name').textContent = name;
  element('signed-in-as').hidden = name === '';
  element('signed-in').classList.add('is-known');
}

export function showSignedOut(): void {
  element('signed-in').classList.remove('is-known');
  element('signed-in-name').textContent = '';
}

/** The municipality as the server knows it; until then the page shows the build's. */
export function showAuthority(unit: AuthorityFragment): void {
  const put = (key: keyof AuthorityFragment, words: string): void => {
    for (const place of document.querySelectorAll(`[data-authority="${key}"]`)) {
      place.textContent = words;
      if (place instanceof HTMLAnchorElement) place.href = `tel:${dialled(words)}`;
    }
  };
  put('municipality', unit.municipality);
  put('name', unit.name);
  put('phone', spokenPhone(unit.phone));
  put('phoneHours', unit.phoneHours);
}

/** The number to ring, as it stands in the header now. */
export const authorityPhone = (): string =>
  document.querySelector('[data-authority="phone"]')?.textContent ?? '';

async function leave(): Promise<void> {
  status(text.page.signingOut);
  let goOn: string;
  try {
    goOn = await signOut();
  } catch {
    return status(text.page.signOutFailed);
  }
  // Nothing of the plan may stay behind in the page that Back would bring up.
  render(html``, element('view'));
  showSignedOut();
  location.replace(goOn);
}

/** Every page calls this once. */
export function startFrame(): void {
  apply(display());
  element('display-open').addEventListener('click', () => {
    void import('../display/dialog.ts').then(({ openDisplay }) => openDisplay());
  });
  const other = element('other-language');
  if (other instanceof HTMLAnchorElement) other.href = inOtherLanguage();
  element('sign-out').addEventListener('click', () => void leave());
  // A page the browser kept in memory would show the plan again after signing out.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
