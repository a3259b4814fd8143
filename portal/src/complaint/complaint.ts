/**
 * Complaining, one thing at a time: about which decision, why (nothing need be said), look it through, receipt.
 *
 * A complaint that is late is received all the same. What is written is kept; a relative who may not send it gives it to the citizen.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { hiddenSection } from '../blocks/hidden.ts';
import { complaintStory, decisionName, howToComplain, lastDay } from '../decision/decision.ts';
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
import { asking, to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import type { Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './da.ts';

export type Klage = Seen<KlageQuery, KlageFragment>;
type Decision = NonNullable<KlageFragment['decisions']>[number];

const isLate = ({ complaintDaysLeft }: Decision): boolean => complaintDaysLeft === null;

/** What can be complained about: a decision that gave all says nothing of it. Those with time left come first. */
function openTo({ decisions, complaints }: KlageFragment): Decision[] {
  const complained = new Set((complaints ?? []).map(({ decisionId }) => decisionId));
  return (decisions ?? [])
    .filter(({ id, lastDayToComplain }) => lastDayToComplain !== null && !complained.has(id))
    .sort((a, b) => Number(isLate(a)) - Number(isLate(b)));
}

/** The form; null when there is nothing to complain about. */
export async function begin({ about, citizen, data, today, again }: Klage): Promise<Told | null> {
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

export function complaint(seen: Klage, form: Told | null): TemplateResult {
  const { about, citizen, data, unit, forbidden } = seen;
  if (!citizen.decisions) {
    return html`
      <p>${words.hidden(about)}</p>
      <p>${words.hiddenCall(about)}</p>
      <p>${callLink(unit.phone)}</p>
    `;
  }
  if (form?.over()) return form.view();
  if (!form) {
    return html`
      ${citizen.complaints?.length ? nothing : html`<p>${words.none(about)}. ${words.noneWhy(about)}</p>`}
      ${already(seen)}
      <p>${words.noneCall}</p>
      <p>${callLink(unit.phone)}</p>
      ${toSupport(seen)} ${hiddenSection(about, forbidden)}
    `;
  }
  return html`
    <p>${words.intro(about)}</p>
    ${form.view()}
    <section class="block">${howToComplain(data.qualityStandard)}</section>
    <p>${words.orCall}</p>
    <p>${callLink(unit.phone)}</p>
    ${already(seen)} ${toSupport(seen)} ${hiddenSection(about, forbidden)}
  `;
}

/** What nobody has answered yet. */
function already({ about, citizen, unit, today }: Klage): TemplateResult | typeof nothing {
  const waiting = (citizen.complaints ?? []).filter(({ status }) => status === 'RECEIVED');
  if (waiting.length === 0) return nothing;
  return section(
    'already',
    words.already(about),
    'check',
    html`${waiting.map((one) => {
      const decision = citizen.decisions?.find(({ id }) => id === one.decisionId);
      return html`
        ${
          decision
            ? html`<h3>${decisionName(decision, citizen.grants)}</h3>
                <p>${words.from(spokenDay(decision.decidedOn, today))}</p>`
            : nothing
        }
        ${complaintStory(about, one, unit, today)}
      `;
    })}`,
  );
}

const toSupport = ({ about }: Klage): TemplateResult =>
  html`<p>
    <a class="function-link" href=${to('stoette')}>${icon('letter')}<span>${words.toSupport(about)}</span></a>
  </p>`;
