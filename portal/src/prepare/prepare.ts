/**
 * Preparing for a follow-up: five questions and the own wishes, one at a time. Nothing need be answered; each answer is
 * kept as soon as it is given; once sent, the caseworker has it and it stays as it is.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { meetingSection } from '../blocks/meeting.ts';
import { choiceField, textField } from '../form/fields.ts';
import { keeping, type Keeping } from '../form/keep.ts';
import { send, type Sent } from '../form/send.ts';
import { filledList, steps, type Filled, type Step } from '../form/steps.ts';
import {
  ForberedKeepDocument,
  type FollowUpPrepareInput,
  type ForberedFragment,
  type ForberedQuery,
} from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import type { Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import { section } from '../page/section.ts';
import { clock, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { words } from './da.ts';

type FollowUp = NonNullable<ForberedFragment['followUps']>[number];
type Answers = Omit<FollowUpPrepareInput, 'followUpId' | 'send'>;
type Question = keyof typeof words.heading;

const QUESTIONS = Object.keys(words.heading) as Question[];

export function prepare(seen: Seen<ForberedQuery, ForberedFragment>): () => TemplateResult {
  const { about, citizen, unit, today, again } = seen;
  const call = html`<p>${callLink(unit.phone)}</p>`;
  if (!about.self) {
    return () => html`
      <p><strong>${words.own(about)}</strong></p>
      <p>${words.ownWhy(about)} ${words.ownHelp}</p>
      ${call}
    `;
  }
  const meetings = (citizen.followUps ?? [])
    .filter(({ status }) => status !== 'HELD' && status !== 'CANCELLED')
    .sort((a, b) => a.plannedOn.localeCompare(b.plannedOn));
  const [first] = meetings;
  if (!first) {
    return () => html`
      <p>${words.none} ${words.noneNext}</p>
      <p>${words.noneCall}</p>
      ${call}
    `;
  }
  const forms = new Map(meetings.map((meeting) => [meeting.id, preparation(meeting, seen)]));
  let chosen = first;

  return () => html`
    ${
      meetings.length > 1
        ? choiceField(
            {
              field: 'followUpId',
              legend: words.which,
              hint: words.whichHint,
              options: meetings.map(({ id, offer, plannedOn }) => ({
                value: id,
                label: words.whichOne(offer.name, spokenDay(plannedOn, today)),
              })),
              chosen: [chosen.id],
              changed: ([id]) => {
                chosen = meetings.find((meeting) => meeting.id === id) ?? chosen;
                again();
              },
            },
            [],
          )
        : html`<p>${words.meetingOn(meetingTime(chosen, today))}</p>`
    }
    ${forms.get(chosen.id)?.()} ${meetingSection(about, [chosen], today, true)}
  `;
}

const meetingTime = ({ plannedOn, startsAt }: FollowUp, today: string): string =>
  [spokenDay(plannedOn, today), startsAt ? text.dates.at(clock(startsAt)) : ''].filter(Boolean).join(' ');

/** What the citizen wants to say at one meeting. */
function preparation(
  { id: followUpId, preparation: begun }: FollowUp,
  { unit, again }: Seen<ForberedQuery, ForberedFragment>,
): () => TemplateResult {
  const answers: Answers = {
    wellbeing: begun?.wellbeing ?? undefined,
    activities: begun?.activities ?? undefined,
    company: begun?.company ?? undefined,
    days: begun?.days ?? undefined,
    journey: begun?.journey ?? undefined,
    wishes: begun?.wishes,
  };
  let sent = begun?.sent ?? false;
  let justSent = false;

  const put = (toSend: boolean) =>
    send(
      ForberedKeepDocument,
      { input: { followUpId, ...answers, send: toSend } },
      (data) => data.followUpPrepare,
    );
  const kept: Keeping<null> = keeping<null>(
    begun !== null && !sent,
    async () => (await put(false)).kind === 'done',
  );

  const question = (name: Question): Step => ({
    heading: words.heading[name],
    names: [name],
    fields: (problems) => html`
      ${choiceField(
        {
          field: name,
          legend: words.pick,
          options: [
            ...words.answers[name].map((label, at) => ({ value: String(at + 1), label })),
            { value: '', label: words.skip },
          ],
          // Nothing is chosen before the reader chooses, "I won't answer" neither.
          chosen: answers[name] === undefined ? [] : [String(answers[name] ?? '')],
          changed: ([value]) => {
            answers[name] = value ? Number(value) : null;
            void kept.keepNow(null);
            again();
          },
        },
        problems,
      )}
      ${kept.state()}
    `,
  });

  const wishes = (): Step => ({
    heading: words.wishes,
    names: ['wishes'],
    fields: (problems) => html`
      ${textField(
        {
          field: 'wishes',
          label: words.wishesLabel,
          hint: words.wishesHint,
          value: answers.wishes ?? '',
          changed: (value) => {
            answers.wishes = value;
            kept.keep(null);
          },
        },
        problems,
      )}
      ${kept.state()}
      <p>${words.sendOnce}</p>
    `,
  });

  const filled = (): Filled => [
    ...QUESTIONS.map((name): readonly [string, string] => {
      const answer = answers[name];
      return [words.heading[name], (answer && words.answers[name][answer - 1]) || ''];
    }),
    [words.yourWishes, answers.wishes ? danish(answers.wishes) : ''],
  ];

  async function sendIt(): Promise<Sent<object>> {
    await kept.forget();
    const done = await put(true);
    if (done.kind === 'done') sent = justSent = true;
    return done;
  }

  const form = steps<object>({
    steps: () => [...QUESTIONS.map(question), wishes()],
    filled,
    sendLabel: words.send,
    send: sendIt,
    receipt: () => whatWasSent(),
    again,
  });

  const whatWasSent = (): TemplateResult =>
    section(
      'sent',
      words.sent,
      'check',
      html`
        ${justSent ? html`<p id="step" tabindex="-1"><strong>${words.thanks}</strong></p>` : nothing}
        <p>${words.sentHint}</p>
        <p>${callLink(unit.phone)}</p>
        ${filledList(filled())}
      `,
      'today',
    );

  return () =>
    sent
      ? whatWasSent()
      : html`<p>${words.what}</p>
          ${form()}`;
}
