/**
 * Keeps what is written on the server while it is written, so that nothing is lost when somebody tires, or the session ends.
 *
 * Nothing is kept in the browser: computers at a day centre are shared.
 */
import { html, type TemplateResult } from 'lit-html';
import { status, statusReady } from '../page/frame.ts';
import { words } from './da.ts';

const QUIET_MS = 1_500;

export interface Keeping<Content> {
  /** Keeps all of this when the reader has paused; it takes the place of what was kept before. */
  keep: (content: Content) => void;
  /** Keeps it at once; true when that went well. */
  keepNow: (content: Content) => Promise<boolean>;
  /** Keeps what waits to be kept; true when nothing is left that wasn't. */
  now: () => Promise<boolean>;
  /** Forgets what waits to be kept: it was sent, or isn't wanted. */
  forget: () => Promise<void>;
  /** Whether it is kept, in words: a line to stand under the form. */
  state: () => TemplateResult;
}

/** `save` is true when the server has it; `begun` says that something was kept before. */
export function keeping<Content>(
  begun: boolean,
  save: (content: Content) => Promise<boolean>,
): Keeping<Content> {
  let unkept: { content: Content } | null = null;
  let said = begun ? words.kept : '';
  let failed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // One after the other, so that an older text never takes the place of a newer one.
  let last: Promise<unknown> = Promise.resolve();

  // The line alone is changed: drawing the page anew would bring it back after the session has ended.
  const say = (sentence: string): void => {
    said = sentence;
    const line = document.getElementById('draft-state');
    if (line) line.textContent = sentence;
  };

  async function saveIt(): Promise<void> {
    const waiting = unkept;
    if (!waiting) return;
    unkept = null;
    if (await save(waiting.content)) {
      if (failed) statusReady();
      failed = false;
      say(unkept ? '' : words.kept);
    } else {
      unkept ??= waiting;
      failed = true;
      say(words.notKept);
      status(words.notKept);
    }
  }

  async function now(): Promise<boolean> {
    clearTimeout(timer);
    last = last.then(saveIt);
    await last;
    return unkept === null;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void now();
  });

  return {
    keep(content) {
      unkept = { content };
      say('');
      clearTimeout(timer);
      timer = setTimeout(() => void now(), QUIET_MS);
    },
    keepNow(content) {
      unkept = { content };
      return now();
    },
    now,
    async forget() {
      clearTimeout(timer);
      unkept = null;
      await last;
      said = '';
    },
    state: () => html`<p class="draft-state" id="draft-state" .textContent=${said}></p>`,
  };
}
