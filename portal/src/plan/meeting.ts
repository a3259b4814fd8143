/** The next meeting about how it goes. A meeting that should have been held is said, not hidden. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PlanFragment } from '../generated/graphql.ts';
import { line, section } from '../page/section.ts';
import { capital, clock, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';

type FollowUps = NonNullable<PlanFragment['followUps']>;
type FollowUp = FollowUps[number];

/** With nothing planned it says so to somebody who has a place; to others it would only be one more block. */
export function meetingSection(
  about: Subject,
  followUps: FollowUps,
  today: string,
  hasPlace: boolean,
): TemplateResult | typeof nothing {
  const open = followUps
    .filter(({ status }) => status !== 'HELD')
    .sort((a, b) => a.plannedOn.localeCompare(b.plannedOn));
  const next = open.find(({ plannedOn }) => plannedOn >= today);
  const missed = open.filter(({ plannedOn }) => plannedOn < today).at(-1);
  if (open.length === 0 && !hasPlace) return nothing;
  const body = next
    ? meeting(about, next, today)
    : missed
      ? html`<p>${text.meeting.missed(spokenDay(missed.plannedOn, today))} ${text.meeting.missedCall}</p>`
      : html`<p>${text.meeting.none}</p>`;
  return section('meeting', text.meeting.heading(about), 'meeting', body);
}

function meeting(about: Subject, followUp: FollowUp, today: string): TemplateResult {
  const { offer, plannedOn, startsAt, place, caseworkerName } = followUp;
  const time = startsAt ? ` ${text.dates.at(clock(startsAt))}` : '';
  return html`
    ${line('calendar', html`<strong>${capital(spokenDay(plannedOn, today))}${time}.</strong>`)}
    ${place ? line('place', text.meeting.place(place)) : nothing}
    ${caseworkerName ? line('person', text.meeting.with(caseworkerName)) : nothing}
    <p>${text.meeting.about(about, offer.name)}</p>
  `;
}
