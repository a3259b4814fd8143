/**
 * What a relative has prepared and handed over. The citizen reads it on top of the page and decides: send it, mend it first, or
 * no, thanks. The relative sees that it waits, and may take it back.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  FormDraftConfirmDocument,
  FormDraftDiscardDocument,
  type DraftKind,
  type FormDraftFragment,
} from '../generated/graphql.ts';
import { status, statusReady } from '../page/frame.ts';
import { section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { askFirst } from './ask-first.ts';
import { problemSummary, type Problem } from './fields.ts';
import type { Received } from './receipt.ts';
import { newKey, send } from './send.ts';
import { filledList, type Filled } from './steps.ts';
import { words as form } from './da.ts';
import { words } from './proposal.da.ts';

export interface ProposalsOf {
  about: Subject;
  today: string;
  kind: DraftKind;
  drafts: readonly FormDraftFragment[] | null;
  /** What it says, in the form's own words. */
  filled: (draft: FormDraftFragment) => Filled;
  /** Puts it into the form, and keeps it as the citizen's own (`keepNow`); true when that went well. */
  fill: (draft: FormDraftFragment) => Promise<boolean>;
  /** Is there something in the form that would be lost by that? */
  written: () => boolean;
  /** The citizen has sent it as it was: the view says so with a receipt (`#step`). */
  sent: (receipt: Received) => void | Promise<void>;
  /** Draws the page anew. */
  again: () => void;
}

/** Gives the block; it is empty when nothing waits. */
export function proposals(it: ProposalsOf): () => TemplateResult {
  const { about } = it;
  let open = (it.drafts ?? []).filter(({ kind, handedOver }) => kind === it.kind && handedOver);
  let problems: readonly Problem[] = [];
  let said = '';
  let busy = false;
  const keys = new Map(open.map(({ id }) => [id, newKey()]));

  const redraw = (focus: string): void => {
    it.again();
    const place = document.getElementById(focus);
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'start' });
  };
  const gone = (draft: FormDraftFragment): void => {
    open = open.filter(({ id }) => id !== draft.id);
  };
  const discard = (draft: FormDraftFragment) =>
    send(FormDraftDiscardDocument, { input: { draftId: draft.id } }, (data) => data.draftDiscard);

  /** One press at a time. */
  const once = (work: () => Promise<void>) => async (): Promise<void> => {
    if (busy) return;
    busy = true;
    problems = [];
    try {
      await work();
    } finally {
      busy = false;
    }
  };

  const confirm = (draft: FormDraftFragment) =>
    once(async () => {
      status(form.sending);
      const input = { draftId: draft.id, idempotencyKey: keys.get(draft.id) ?? newKey() };
      const done = await send(FormDraftConfirmDocument, { input }, (data) => data.draftConfirm);
      statusReady();
      if (done.kind === 'not-done' || !done.result.receipt) {
        problems = done.kind === 'not-done' ? done.problems.map(atNoField) : [];
        return redraw('problems');
      }
      gone(draft);
      await it.sent(done.result.receipt);
      redraw('step');
    });

  const mend = (draft: FormDraftFragment) =>
    once(async () => {
      if (it.written() && !(await askFirst(words.replace))) return;
      // Now it is the citizen's own text; the proposal is done with, unless that couldn't be kept.
      if (await it.fill(draft)) await discard(draft);
      gone(draft);
      redraw('step');
    });

  const refuse = (draft: FormDraftFragment) =>
    once(async () => {
      if (!(await askFirst(words.refuse(about)))) return;
      const done = await discard(draft);
      if (done.kind === 'not-done') {
        problems = done.problems.map(atNoField);
        return redraw('problems');
      }
      gone(draft);
      said = words.refused;
      redraw('proposals-said');
    });

  const one = (draft: FormDraftFragment, at: number): TemplateResult =>
    section(
      `proposal-${at}`,
      words.heading(about, firstName(draft.preparerName)),
      'persons',
      html`
        <p>${words.what(about)}</p>
        ${filledList(it.filled(draft))}
        <p>${words.since(spokenDay(draft.changedOn, it.today))}</p>
        <p class="form-buttons">
          ${
            about.self
              ? html`
                  <button type="button" class="button button-primary" @click=${confirm(draft)}>
                    ${words.send}
                  </button>
                  <button type="button" class="button button-secondary" @click=${mend(draft)}>
                    ${words.mend}
                  </button>
                `
              : nothing
          }
          <button type="button" class="button button-secondary" @click=${refuse(draft)}>
            ${words.no(about)}
          </button>
        </p>
      `,
      'today',
    );

  return () => html`
    ${problems.length > 0 ? problemSummary(form.notSentHeading, problems) : nothing}
    ${said ? html`<p id="proposals-said" tabindex="-1">${said}</p>` : nothing} ${open.map(one)}
  `;
}

// A proposal has no fields to lead to.
const atNoField = ({ message }: Problem): Problem => ({ field: null, message });

const firstName = (name: string | null): string => name?.split(' ')[0] ?? '';
