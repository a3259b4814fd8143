/**
 * Telling the municipality something, in steps: what is written is kept, what a relative has handed over stands on top, and a
 * receipt is the end of it. A relative who may not send it prepares it, and gives it to the citizen.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { DraftKind, FormDraftFragment } from '../generated/graphql.ts';
import type { Subject } from '../text/subject.ts';
import { askFirst } from './ask-first.ts';
import { begunOf, keeper, type Content } from './draft.ts';
import { proposals } from './proposal.ts';
import { handedOver, receipt, type Received } from './receipt.ts';
import { newKey, type Payload, type Sent } from './send.ts';
import { steps, type Filled, type Step } from './steps.ts';
import { words } from './da.ts';

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
  /** The mutation's name of what was written; in a draft it is called `text`. */
  textField: string;
  send: (idempotencyKey: string) => Promise<Sent<Payload & { receipt: Received | null }>>;
  /** What happens now, on the receipt. */
  next: string;
  /** Draws the page anew. */
  again: () => void;
}

export interface Told {
  view: () => TemplateResult;
  /** Something in the form has changed. */
  changed: () => void;
  /** To another page, when what was written is kept. */
  leave: (event: Event) => void;
}

const NOTHING: Content = { aboutId: null, subjects: [], text: '', wish: null };

const anyOf = ({ subjects, text, wish }: Content): boolean => Boolean(subjects?.length || text || wish);

export function telling(it: Telling): Told {
  const { about, kind, citizenId } = it;
  const begun = begunOf(kind, it.drafts);
  if (begun) it.fill(begun);
  const kept = keeper({ kind, citizenId, begun });
  let goesOn = begun !== undefined;
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

  async function give(): Promise<Sent<null>> {
    await kept.keepNow(it.content());
    const given = await kept.handOver();
    if (given.kind === 'done') {
      over = true;
      return { kind: 'done', result: null };
    }
    return {
      kind: 'not-done',
      problems: given.problems.map(({ field, message }) => ({
        field: field === 'text' ? it.textField : field,
        message,
      })),
    };
  }

  const begin = (): (() => TemplateResult) =>
    steps<Received | null>({
      steps: it.steps,
      filled: () => it.filled(it.content()),
      sendLabel: it.maySend ? words.send : words.giveTo(about),
      send: it.maySend ? send : give,
      receipt: (received) => (received ? receipt(about, received, it.today, it.next) : handedOver(about)),
      again: it.again,
    });
  let form = begin();

  const proposal = proposals({
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
    sent: (received) => {
      confirmed = received;
    },
    again: it.again,
  });

  async function startOver(): Promise<void> {
    if (!(await askFirst(words.tell.startOverAsk))) return;
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
    leave: (event) => void leave(event),
    view: () => {
      if (confirmed) return receipt(about, confirmed, it.today, it.next);
      return html`
        ${proposal()} ${over || it.maySend ? nothing : html`<p>${words.tell.prepare(about)}</p>`}
        ${
          goesOn && !over
            ? html`<p>${words.tell.begun}</p>
                <p>
                  <button type="button" class="button button-secondary" @click=${startOver}>
                    ${words.tell.startOver}
                  </button>
                </p>`
            : nothing
        }
        ${form()} ${over ? nothing : kept.state()}
      `;
    },
  };
}
