/** The next meeting about how it goes. A meeting that should have been held is said, not hidden. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { MeetingFragment } from '../generated/graphql.ts';
import { line, section } from '../page/section.ts';
import { capital, clock, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './meeting.da.ts';

/** With nothing planned it says so to somebody who has a place; to others it would only be one more block. */
export function meetingSection(
  about: Subject,
  followUps: readonly MeetingFragment[],
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
      ? html`<p>${words.missed(spokenDay(missed.plannedOn, today))} ${words.missedCall}</p>`
      : html`<p>${words.none}</p>`;
  return section('meeting', words.heading(about), 'meeting', body);
}

function meeting(about: Subject, followUp: MeetingFragment, today: string): TemplateResult {
  const { offer, plannedOn, startsAt, place, caseworkerName } = followUp;
  const time = startsAt ? ` ${text.dates.at(clock(startsAt))}` : '';
  return html`
    ${line('calendar', html`<strong>${capital(spokenDay(plannedOn, today))}${time}.</strong>`)}
    ${place ? line('place', words.place(place)) : nothing}
    ${caseworkerName ? line('person', words.with(caseworkerName)) : nothing}
    <p>${words.about(about, offer.name)}</p>
  `;
}
