/**
 * A session without a sign of life ends. This warns in time, lets one press keep it, and clears the page when it is over.
 *
 * Another tab may have given a sign of life meanwhile, and a device may have slept: so the server is asked before
 * anything is said, and the timer only says when to ask.
 */
import { html, render, type TemplateResult } from 'lit-html';
import { look, signOfLife, type Session } from '../session.ts';
import { focusMain, show, showSignedOut, statusReady } from './frame.ts';
import { wayBack } from './signed-out.ts';
import { words } from './watch-session.da.ts';

const WARN_BEFORE_S = 120;
/** Somebody who writes or moves about is there; it is said no more often than this. */
const SAID_EVERY_MS = 60_000;
const NO_NETWORK_S = 30;

const watching = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;
let warnAt = WARN_BEFORE_S;
let saidAt = 0;

/** Begins to watch, with what the server said of the session just now. */
export function watchSession(session: Session): void {
  extended(session);
  for (const sign of ['keydown', 'pointerdown', 'scroll'] as const) {
    addEventListener(sign, moved, { passive: true, signal: watching.signal });
  }
  document.addEventListener('visibilitychange', () => void ask(), { signal: watching.signal });
}

function extended(session: Session): void {
  saidAt = Date.now();
  // A short session is warned of when half of it is gone.
  warnAt = Math.min(WARN_BEFORE_S, session.secondsLeft / 2);
  next(session.secondsLeft - warnAt);
}

function next(seconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void ask(), (seconds + 1) * 1000);
}

async function ask(): Promise<void> {
  try {
    const session = await look();
    if (!session) return over();
    if (session.secondsLeft > warnAt) {
      warning()?.close();
      next(session.secondsLeft - warnAt);
    } else {
      warn();
      next(session.secondsLeft);
    }
  } catch {
    // No network is no reason to say that somebody is signed out.
    next(NO_NETWORK_S);
  }
}

async function stay(): Promise<void> {
  try {
    const session = await signOfLife();
    if (!session) return over();
    warning()?.close();
    extended(session);
  } catch {
    next(NO_NETWORK_S);
  }
}

function moved(): void {
  if (warning()?.open || Date.now() - saidAt < SAID_EVERY_MS) return;
  saidAt = Date.now();
  void stay();
}

const warning = (): HTMLDialogElement | null => document.querySelector('dialog#still-there');

function warn(): void {
  let dialog = warning();
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.id = 'still-there';
    dialog.setAttribute('aria-labelledby', 'still-there-heading');
    // Escape is an answer too: somebody is there.
    dialog.addEventListener('cancel', () => void stay());
    document.body.append(dialog);
  }
  if (dialog.open) return;
  render(
    html`
      <h2 id="still-there-heading">${words.stillThereHeading}</h2>
      <p>${words.stillThere}</p>
      <p>
        <button type="button" class="button button-primary" @click=${() => void stay()}>${words.stay}</button>
      </p>
    `,
    dialog,
  );
  dialog.showModal();
}

/** Nothing of the plan stays on a screen nobody looks at. */
function over(): void {
  watching.abort();
  clearTimeout(timer);
  // A question that was open says more than this page may now.
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  showSignedOut();
  show(words.timedOutHeading, timedOut());
  statusReady();
  focusMain();
  // From the top, where the number to ring is.
  scrollTo(0, 0);
}

/** When the session ended while the page was open. */
const timedOut = (): TemplateResult => html`
  <h1>${words.timedOutHeading}</h1>
  <p>${words.timedOut}</p>
  <p>${words.timedOutWhy}</p>
  ${wayBack()}
`;
