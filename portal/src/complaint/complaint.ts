/**
 * Complaining, one thing at a time: about which decision, why (nothing need be said), look it through, receipt.
 *
 * A complaint that is late is received all the same. What is written is kept; a relative who may not send it gives it to the citizen.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { decisionName, howToComplain, lastDay } from '../decision/decision.ts';
import { choiceField, textField } from '../form/fields.ts';
import { mayDo } from '../form/helper.ts';
import { send } from '../form/send.ts';
import type { Step } from '../form/steps.ts';
import { telling, type Told } from '../form/tell.ts';
import {
  KlageDocument,
  KlageSendDocument,
  type KlageFragment,
  type KlageQuery,
} from '../generated/graphql.ts';
import { ask } from '../graphql.ts';
import { to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { asking } from '../page/address.ts';
import type { Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { line } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './da.ts';

export type Klage = Seen<KlageQuery, KlageFragment>;
type Decision = NonNullable<KlageFragment['decisions']>[number];

export const waits = ({ status }: { status: string }): boolean => status === 'RECEIVED';

const isLate = ({ complaintDaysLeft }: Decision): boolean => complaintDaysLeft === null;

/** What can be complained about: a decision that gave all says nothing of it. Those with time left come first. */
function openTo({ decisions, complaints }: KlageFragment): Decision[] {
  const complained = new Set((complaints ?? []).map(({ decisionId }) => decisionId));
  return (decisions ?? [])
    .filter(({ id, lastDayToComplain }) => lastDayToComplain !== null && !complained.has(id))
    .sort((a, b) => Number(isLate(a)) - Number(isLate(b)));
}

/** What has to be there before the page is drawn. */
export interface Begun {
  /** Null when there is nothing to complain about. */
  form: Told | null;
  /** What few have on the page: it is fetched for them alone. */
  beside: TemplateResult | typeof nothing;
}

export async function begin(seen: Klage): Promise<Begun> {
  const form = await tellOf(seen);
  const needed = !form || seen.citizen.complaints?.some(waits) || seen.forbidden.size > 0;
  const script = needed ? await import('./beside.ts').catch(() => null) : null;
  return { form, beside: script?.beside(seen, form === null) ?? nothing };
}

async function tellOf({ about, citizen, data, today, again }: Klage): Promise<Told | null> {
  const open = openTo(citizen);
  if (open.length === 0) return null;
  const known = (id: string | number | null | undefined): Decision | undefined =>
    open.find((decision) => decision.id === id);
  const inTime = open.filter((decision) => !isLate(decision));
  const likely = inTime.length === 1 ? inTime[0] : undefined;
  const maySend = mayDo(about, data.viewer, citizen.id, 'ACT', 'COMPLAINT');
  let chosen = likely;
  let why = '';
  let reassessBy: string | null = null;

  const whichStep = (): Step => ({
    heading: words.which,
    names: ['decisionId'],
    missing: () => (chosen ? [] : [{ field: 'decisionId', message: words.chooseFirst }]),
    fields: (problems) => html`
      ${choiceField(
        {
          field: 'decisionId',
          legend: words.whichHint(about),
          options: open.map((decision) => ({
            value: decision.id,
            label: decisionName(decision, citizen.grants),
            hint: [words.from(spokenDay(decision.decidedOn, today)), ...lastDay(decision, today)].join(' '),
          })),
          chosen: chosen ? [chosen.id] : [],
          changed: ([id]) => {
            chosen = known(id);
            form.changed();
            again();
          },
        },
        problems,
      )}
      ${
        chosen && isLate(chosen)
          ? line('warning', html`<strong>${words.late}</strong> ${words.lateAnyway}`)
          : nothing
      }
    `,
  });

  const whyStep = (): Step => ({
    heading: words.why(about),
    names: ['text'],
    missing: () => (maySend || why.trim() ? [] : [{ field: 'text', message: words.writeFirst }]),
    fields: (problems) =>
      textField(
        {
          field: 'text',
          label: words.whyLabel,
          hint: maySend ? words.whyHint : words.whyHintPrepare(about),
          value: why,
          changed: (value) => {
            why = value;
            form.changed();
          },
        },
        problems,
      ),
  });

  const form = await telling({
    about,
    today,
    kind: 'COMPLAINT',
    citizenId: citizen.id,
    drafts: citizen.drafts,
    maySend,
    content: () => ({ aboutId: chosen?.id ?? null, text: why }),
    fill: ({ aboutId, text }) => {
      chosen = known(aboutId) ?? likely;
      why = text ?? '';
    },
    steps: () => [whichStep(), whyStep()],
    filled: ({ aboutId, text }) => {
      const decision = known(aboutId);
      return [
        [
          words.about,
          decision
            ? `${decisionName(decision, citizen.grants)}. ${words.from(spokenDay(decision.decidedOn, today))}`
            : '',
        ],
        [words.reason, text ? danish(text) : ''],
      ];
    },
    send: async (idempotencyKey) => {
      const input = { decisionId: chosen?.id ?? '', text: why, idempotencyKey };
      const sent = await send(KlageSendDocument, { input }, (answer) => answer.complaintSend);
      if (sent.kind === 'not-done') return sent;
      // Null for somebody who may complain and not read it.
      const { complaint } = sent.result;
      reassessBy = complaint?.reassessBy ?? null;
      const receipt = { number: complaint?.number ?? null, answerBy: null };
      return { kind: 'done', result: { userErrors: [], receipt } };
    },
    // The receipt of a proposal doesn't say until when it is looked at; the complaint does.
    confirmed: async ({ number }) => {
      const answer = await ask(KlageDocument, { id: citizen.id, self: true }, asking);
      const complaints = answer.kind === 'data' ? answer.data.viewer?.citizen?.complaints : null;
      reassessBy = complaints?.find((one) => one.number === number)?.reassessBy ?? null;
    },
    get next() {
      const looksAgain = reassessBy ? `${words.sent(spokenDay(reassessBy, today))} ` : '';
      return looksAgain + words.orForward;
    },
    again,
  });
  return form;
}

export function complaint({ about, citizen, data, unit }: Klage, { form, beside }: Begun): TemplateResult {
  if (form?.done()) return form.view();
  const call = html`<p>${callLink(unit.phone)}</p>`;
  const toSupport = html`<p>
    <a class="function-link" href=${to('stoette')}>${icon('letter')}<span>${words.toSupport(about)}</span></a>
  </p>`;
  if (!form) return html`${beside} ${call} ${citizen.decisions ? toSupport : nothing}`;
  return html`
    <p>${words.intro(about)}</p>
    ${form.view()}
    <section class="block">${howToComplain(data.qualityStandard)}</section>
    <p>${words.orCall}</p>
    ${call} ${beside} ${toSupport}
  `;
}
