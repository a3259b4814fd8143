/**
 * Complaining, one thing at a time: about which decision, why (nothing need be said), look it through, receipt.
 *
 * A complaint that is late is received all the same. What is written is kept; a relative who may not send it gives it to the citizen.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { hiddenSection } from '../blocks/hidden.ts';
import { complaintStory, decisionName, howToComplain, lastDay } from '../decision/decision.ts';
import { begunOf, keeper } from '../form/draft.ts';
import { choiceField, textField, type Problem } from '../form/fields.ts';
import { mayDo } from '../form/helper.ts';
import { proposals } from '../form/proposal.ts';
import { handedOver, receipt } from '../form/receipt.ts';
import { newKey, send, type Sent } from '../form/send.ts';
import { steps, type Filled, type Step } from '../form/steps.ts';
import { words as forms } from '../form/da.ts';
import {
  KlageDocument,
  KlageSendDocument,
  type FormDraftFragment,
  type KlageFragment,
  type KlageQuery,
} from '../generated/graphql.ts';
import { ask } from '../graphql.ts';
import { to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { asking, type Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './da.ts';

type Decision = NonNullable<KlageFragment['decisions']>[number];

/** What a receipt says of a complaint; nulls for somebody who may complain and not read it. */
interface Received {
  number: string | null;
  reassessBy: string | null;
}

export function complaint(seen: Seen<KlageQuery, KlageFragment>): () => TemplateResult {
  const { about, citizen, data, unit, today, forbidden, again } = seen;
  const decisions = citizen.decisions;
  if (!decisions) return () => hidden(seen);

  const complained = new Set((citizen.complaints ?? []).map(({ decisionId }) => decisionId));
  // Those with time left first; a decision that gave all says nothing about complaining.
  const open = decisions
    .filter(({ id, lastDayToComplain }) => lastDayToComplain !== null && !complained.has(id))
    .sort((a, b) => Number(isLate(a)) - Number(isLate(b)));
  const maySend = mayDo(about, data.viewer, citizen.id, 'ACT', 'COMPLAINT');

  const begun = begunOf('COMPLAINT', citizen.drafts);
  const kept = keeper({ kind: 'COMPLAINT', citizenId: citizen.id, begun });
  const key = newKey();
  const inTime = open.filter((decision) => !isLate(decision));
  let chosen = known(begun?.aboutId) ?? (inTime.length === 1 ? inTime[0] : undefined);
  let why = begun?.text ?? '';
  let sent: Received | 'given' | null = null;

  function known(id: string | null | undefined): Decision | undefined {
    return open.find((decision) => decision.id === id);
  }
  const nameOf = (decision: Decision): string => decisionName(decision, citizen.grants);
  const content = () => ({ aboutId: chosen?.id ?? null, text: why });

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
            label: nameOf(decision),
            hint: [words.from(spokenDay(decision.decidedOn, today)), ...lastDay(decision, today)].join(' '),
          })),
          chosen: chosen ? [chosen.id] : [],
          changed: ([id]) => {
            chosen = known(id);
            kept.keep(content());
            again();
          },
        },
        problems,
      )}
      ${chosen && isLate(chosen) ? lateWarning() : nothing} ${kept.state()}
    `,
  });

  const whyStep = (): Step => ({
    heading: words.why(about),
    names: ['text'],
    missing: () => {
      const nothingToGive: Problem = { field: 'text', message: words.writeFirst };
      return maySend || why.trim() ? [] : [nothingToGive];
    },
    fields: (problems) => html`
      ${textField(
        {
          field: 'text',
          label: words.whyLabel,
          hint: maySend ? words.whyHint : words.whyHintPrepare(about),
          value: why,
          changed: (value) => {
            why = value;
            kept.keep(content());
          },
        },
        problems,
      )}
      ${kept.state()}
    `,
  });

  const filledWith = (decision: Decision | undefined, text: string): Filled => [
    [words.about, decision ? `${nameOf(decision)}. ${words.from(spokenDay(decision.decidedOn, today))}` : ''],
    [words.reason, text ? danish(text) : ''],
  ];

  async function sendIt(): Promise<Sent<Received>> {
    const input = { decisionId: chosen?.id ?? '', text: why, idempotencyKey: key };
    const done = await send(KlageSendDocument, { input }, (answer) => answer.complaintSend);
    if (done.kind === 'not-done') return done;
    await kept.discard();
    const { number = null, reassessBy = null } = done.result.complaint ?? {};
    sent = { number, reassessBy };
    return { kind: 'done', result: sent };
  }

  async function give(): Promise<Sent<'given'>> {
    const done = await kept.handOver();
    if (done.kind === 'not-done') return done;
    sent = 'given';
    return { kind: 'done', result: 'given' };
  }

  const form = steps<Received | 'given'>({
    steps: () => [whichStep(), whyStep()],
    filled: () => filledWith(chosen, why),
    sendLabel: maySend ? words.sendComplaint : forms.giveTo(about),
    send: maySend ? sendIt : give,
    receipt: (result) => (result === 'given' ? handedOver(about) : received(result)),
    again,
  });

  const received = ({ number, reassessBy }: Received): TemplateResult =>
    receipt(
      about,
      { number, answerBy: null },
      today,
      html`${reassessBy ? words.sent(spokenDay(reassessBy, today)) : nothing} ${words.orForward}`,
    );

  const proposed = proposals({
    about,
    today,
    kind: 'COMPLAINT',
    drafts: citizen.drafts,
    filled: ({ aboutId, text }) => filledWith(known(aboutId), text),
    written: () => why.trim() !== '',
    fill: ({ aboutId, text }: FormDraftFragment) => {
      chosen = known(aboutId) ?? chosen;
      why = text;
      return kept.keepNow(content());
    },
    // Its receipt doesn't say until when it is looked at; the complaint does.
    sent: async ({ number }) => {
      const answer = await ask(KlageDocument, { id: citizen.id, self: true }, asking);
      const complaints = answer.kind === 'data' ? answer.data.viewer?.citizen?.complaints : null;
      const reassessBy = complaints?.find((one) => one.number === number)?.reassessBy ?? null;
      sent = { number, reassessBy };
    },
    again,
  });

  const already = (): TemplateResult | typeof nothing => {
    const waiting = (citizen.complaints ?? []).filter(({ status }) => status === 'RECEIVED');
    if (waiting.length === 0) return nothing;
    return section(
      'already',
      words.already(about),
      'check',
      html`${waiting.map((one) => {
        const decision = decisions.find(({ id }) => id === one.decisionId);
        return html`
          ${
            decision
              ? html`<h3>${nameOf(decision)}</h3>
                  <p>${words.from(spokenDay(decision.decidedOn, today))}</p>`
              : nothing
          }
          ${complaintStory(about, one, unit, today)}
        `;
      })}`,
    );
  };

  return () => {
    if (sent) return sent === 'given' ? form() : received(sent);
    if (open.length === 0) {
      return html`
        ${complained.size === 0 ? html`<p>${words.none(about)}. ${words.noneWhy(about)}</p>` : nothing}
        ${already()}
        <p>${words.noneCall}</p>
        <p>${callLink(unit.phone)}</p>
        ${toSupport()} ${hiddenSection(about, forbidden)}
      `;
    }
    return html`
      ${proposed()}
      <p>${words.intro(about)}</p>
      ${maySend ? nothing : html`<p><strong>${words.onlyPrepare(about)}</strong></p>`} ${form()}
      <section class="block">${howToComplain(data.qualityStandard)}</section>
      <p>${words.orCall}</p>
      <p>${callLink(unit.phone)}</p>
      ${already()} ${toSupport()} ${hiddenSection(about, forbidden)}
    `;
  };

  function toSupport(): TemplateResult {
    return html`<p>
      <a class="function-link" href=${to('stoette')}
        >${icon('letter')}<span>${words.toSupport(about)}</span></a
      >
    </p>`;
  }
}

const isLate = ({ complaintDaysLeft }: Decision): boolean => complaintDaysLeft === null;

const lateWarning = (): TemplateResult =>
  line('warning', html`<strong>${words.late}</strong> ${words.lateAnyway}`);

const hidden = ({ about, unit }: Seen<KlageQuery, KlageFragment>): TemplateResult => html`
  <p>${words.hidden(about)}</p>
  <p>${words.hiddenCall(about)}</p>
  <p>${callLink(unit.phone)}</p>
`;
