/**
 * Telling the municipality something, in steps: what is written is kept, what a relative has handed over stands on top, and a
 * receipt is the end of it. A relative who may not send it prepares it, and gives it to the citizen.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { DraftKind, FormDraftFragment } from '../generated/graphql.ts';
import type { Subject } from '../text/subject.ts';
import { begunOf, keeper, type Content } from './draft.ts';
import { handedOver, receipt, type Received } from './receipt.ts';
import { newKey, type Payload, type Sent } from './send.ts';
import { steps, type Filled, type Step } from './steps.ts';
import { words } from './da.ts';
import { words as tell } from './tell.da.ts';

export interface Telling {
  about: Subject;
  today: string;
  kind: DraftKind;
  citizenId: string;
  drafts: readonly FormDraftFragment[] | null;
  maySend: boolean;
  /** What the form holds now. */
  content: () => Content;
  /** Puts this into the form. */
  fill: (content: Content) => void;
  steps: () => readonly Step[];
  /** The same as words to look through. */
  filled: (content: Content) => Filled;
  send: (idempotencyKey: string) => Promise<Sent<Payload & { receipt: Received | null }>>;
  /** What happens now, on the receipt; asked for when there is one. */
  readonly next: string;
  /** The citizen has sent a relative's proposal as it was. */
  confirmed?: (received: Received) => Promise<void>;
  /** Draws the page anew. */
  again: () => void;
}

export interface Told {
  view: () => TemplateResult;
  /** Is it sent or given, and the receipt all that is left to read? */
  done: () => boolean;
  /** Something in the form has changed. */
  changed: () => void;
  /** To another page, when what was written is kept. */
  leave: (event: Event) => void;
}

const NOTHING: Content = { aboutId: null, subjects: [], text: '', wish: null };

const anyOf = ({ subjects, text, wish }: Content): boolean => Boolean(subjects?.length || text || wish);

export async function telling(it: Telling): Promise<Told> {
  const { about, kind, citizenId } = it;
  const begun = begunOf(kind, it.drafts);
  if (begun) it.fill(begun);
  const kept = keeper({ kind, citizenId, begun });
  let goesOn = begun !== undefined && anyOf(begun);
  let confirmed: Received | null = null;
  let over = false;
  // Another text is another message: only the same is sent once.
  let key = newKey();

  const changed = (): void => {
    key = newKey();
    kept.keep(it.content());
  };

  async function send(): Promise<Sent<Received>> {
    const sent = await it.send(key);
    if (sent.kind === 'not-done') return sent;
    if (!sent.result.receipt) {
      return { kind: 'not-done', problems: [{ field: null, message: words.failed }] };
    }
    over = true;
    await kept.discard();
    return { kind: 'done', result: sent.result.receipt };
  }

  async function give(): Promise<Sent<'given'>> {
    await kept.keepNow(it.content());
    const given = await kept.handOver();
    if (given.kind === 'not-done') return given;
    over = true;
    return { kind: 'done', result: 'given' };
  }

  const begin = (): (() => TemplateResult) =>
    steps<Received | 'given'>({
      steps: it.steps,
      filled: () => it.filled(it.content()),
      sendLabel: it.maySend ? words.send : words.giveTo(about),
      send: it.maySend ? send : give,
      receipt: (received) =>
        received === 'given' ? handedOver(about) : receipt(about, received, it.today, it.next),
      again: it.again,
    });
  let form = begin();

  // Few have one waiting.
  const handed = it.drafts?.some((draft) => draft.kind === kind && draft.handedOver);
  const script = handed ? await import('./proposal.ts') : null;
  const proposal = script?.proposals({
    about,
    today: it.today,
    kind,
    drafts: it.drafts,
    filled: it.filled,
    fill: (draft) => {
      it.fill(draft);
      form = begin();
      key = newKey();
      return kept.keepNow(it.content());
    },
    written: () => anyOf(it.content()),
    sent: async (received) => {
      await it.confirmed?.(received);
      confirmed = received;
    },
    again: it.again,
  });

  async function startOver(): Promise<void> {
    const { askFirst } = await import('./ask-first.ts');
    if (!(await askFirst(tell.startOverAsk))) return;
    await kept.discard();
    it.fill(NOTHING);
    form = begin();
    goesOn = false;
    it.again();
    document.getElementById('step')?.focus();
  }

  async function leave(event: Event): Promise<void> {
    event.preventDefault();
    const { href } = event.currentTarget as HTMLAnchorElement;
    if (anyOf(it.content())) await kept.keepNow(it.content());
    location.assign(href);
  }

  return {
    changed,
    done: () => over || confirmed !== null,
    leave: (event) => void leave(event),
    view: () => {
      if (confirmed) return receipt(about, confirmed, it.today, it.next);
      return html`
        ${proposal?.()} ${over || it.maySend ? nothing : html`<p>${tell.prepare(about)}</p>`}
        ${goesOn && !over ? html`<p>${tell.begun}</p>` : nothing} ${form()} ${over ? nothing : kept.state()}
        ${
          goesOn && !over
            ? html`<p>
                <button type="button" class="button button-secondary" @click=${startOver}>
                  ${tell.startOver}
                </button>
              </p>`
            : nothing
        }
      `;
    },
  };
}
