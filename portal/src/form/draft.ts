/** A draft of something to send: kept while it is written, found again, thrown away when it is sent, or given to the citizen. */
import {
  FormDraftDiscardDocument,
  FormDraftHandOverDocument,
  FormDraftKeepDocument,
  type DraftKeepInput,
  type DraftKind,
  type FormDraftFragment,
} from '../generated/graphql.ts';
import { keeping, type Keeping } from './keep.ts';
import { send, type Sent } from './send.ts';
import { words } from './da.ts';

export type Content = Pick<DraftKeepInput, 'aboutId' | 'subjects' | 'text' | 'wish'>;

/** What the reader has begun to write of a kind, and given to nobody. */
export const begunOf = (
  kind: DraftKind,
  drafts: readonly FormDraftFragment[] | null,
): FormDraftFragment | undefined => drafts?.find((draft) => draft.kind === kind && !draft.handedOver);

export interface Keeper extends Pick<Keeping<Content>, 'keep' | 'keepNow' | 'state'> {
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

  const { keep, keepNow, now, forget, state } = keeping<Content>(begun !== undefined, async (content) => {
    const input = { kind, citizenId, ...content };
    const kept = await send(FormDraftKeepDocument, { input }, (data) => data.draftKeep);
    if (kept.kind === 'done') id = kept.result.draft?.id ?? id;
    return kept.kind === 'done';
  });

  async function discard(): Promise<void> {
    await forget();
    if (!id) return;
    const draftId = id;
    id = null;
    // Left behind, it would only be offered again; it is no reason to say that the sending failed.
    await send(FormDraftDiscardDocument, { input: { draftId } }, (data) => data.draftDiscard);
  }

  async function handOver(): Promise<Sent<object>> {
    if (!(await now()) || !id)
      return { kind: 'not-done', problems: [{ field: null, message: words.failed }] };
    const given = await send(
      FormDraftHandOverDocument,
      { input: { draftId: id } },
      (data) => data.draftHandOver,
    );
    if (given.kind === 'done') {
      id = null;
      await forget();
    }
    return given;
  }

  return { keep, keepNow, state, discard, handOver };
}
