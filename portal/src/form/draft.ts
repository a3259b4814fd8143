/**
 * Keeps what is written on the server while it is written, so that nothing is lost when somebody tires, or the session ends.
 *
 * Nothing is kept in the browser: computers at a day centre are shared.
 */
import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import {
  FormDraftDiscardDocument,
  FormDraftHandOverDocument,
  FormDraftKeepDocument,
  type DraftKeepInput,
  type DraftKind,
  type FormDraftFragment,
} from '../generated/graphql.ts';
import { status, statusReady } from '../page/frame.ts';
import { send, type Sent } from './send.ts';
import { words } from './da.ts';

const QUIET_MS = 1_500;

export type Content = Pick<DraftKeepInput, 'aboutId' | 'subjects' | 'text' | 'wish'>;

/** What the reader has begun to write of a kind, and given to nobody. */
export const begunOf = (
  kind: DraftKind,
  drafts: readonly FormDraftFragment[] | null,
): FormDraftFragment | undefined => drafts?.find((draft) => draft.kind === kind && !draft.handedOver);

export interface Keeper {
  /** Keeps all of this when the reader has paused; it takes the place of what was kept before. */
  keep: (content: Content) => void;
  /** Keeps it at once; true when that went well. */
  keepNow: (content: Content) => Promise<boolean>;
  /** Whether it is kept, in words: a line to stand under the form. */
  state: () => TemplateResult;
  /** Throws away what is kept: it was sent, or isn't wanted. */
  discard: () => Promise<void>;
  /** Gives what is written to the citizen, who decides. What is to put right stands at the field `text`. */
  handOver: () => Promise<Sent<object>>;
}

export function keeper({
  kind,
  citizenId,
  begun,
}: {
  kind: DraftKind;
  citizenId: string;
  begun: FormDraftFragment | undefined;
}): Keeper {
  let id = begun?.id ?? null;
  let unkept: Content | null = null;
  let said = begun ? words.kept : '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  // One after the other, so that an older text never takes the place of a newer one.
  let last: Promise<unknown> = Promise.resolve();

  // The line alone is changed: drawing the page anew would bring it back after the session has ended.
  const say = (sentence: string): void => {
    said = sentence;
    const line = document.getElementById('draft-state');
    if (line) line.textContent = sentence;
  };

  async function save(): Promise<void> {
    const content = unkept;
    if (!content) return;
    unkept = null;
    const kept = await send(
      FormDraftKeepDocument,
      { input: { kind, citizenId, ...content } },
      (data) => data.draftKeep,
    );
    if (kept.kind === 'done') {
      id = kept.result.draft?.id ?? id;
      if (said === words.notKept) statusReady();
      say(unkept ? '' : words.kept);
    } else {
      unkept ??= content;
      say(words.notKept);
      status(words.notKept);
    }
  }

  function now(): Promise<void> {
    clearTimeout(timer);
    const done = last.then(save);
    last = done;
    return done;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void now();
  });

  async function discard(): Promise<void> {
    clearTimeout(timer);
    unkept = null;
    await last;
    said = '';
    if (!id) return;
    const draftId = id;
    id = null;
    // Left behind, it would only be offered again; it is no reason to say that the sending failed.
    await send(FormDraftDiscardDocument, { input: { draftId } }, (data) => data.draftDiscard);
  }

  async function handOver(): Promise<Sent<object>> {
    await now();
    if (!id || unkept) return { kind: 'not-done', problems: [{ field: null, message: words.failed }] };
    const given = await send(
      FormDraftHandOverDocument,
      { input: { draftId: id } },
      (data) => data.draftHandOver,
    );
    if (given.kind === 'done') {
      id = null;
      said = '';
    }
    return given;
  }

  return {
    keep(content) {
      unkept = content;
      say('');
      clearTimeout(timer);
      timer = setTimeout(() => void now(), QUIET_MS);
    },
    async keepNow(content) {
      unkept = content;
      await now();
      return unkept === null;
    },
    state: () => html`<p class="draft-state" id="draft-state" .textContent=${live(said)}></p>`,
    discard,
    handOver,
  };
}
