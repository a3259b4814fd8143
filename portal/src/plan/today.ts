/** Today: where to, when, how to get there, and what money to bring. Or: free, and when next. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PlanFragment, WeekFragment } from '../generated/graphql.ts';
import { line, section } from '../page/section.ts';
import { clock, dayAfter, spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { moneyLine } from '../blocks/bring.ts';
import { arrangementOn, companyLines, drawn, rideLines } from '../blocks/rides.ts';
import { words } from './da.ts';

type Day = WeekFragment['days'][number];
type Attendance = Day['attendances'][number];

export function todaySection(
  about: Subject,
  days: readonly Day[],
  citizen: PlanFragment,
  today: string,
): TemplateResult {
  const day = days.find(({ date }) => date === today);
  const body =
    day && day.attendances.length > 0
      ? html`
          ${day.attendances.map((attendance) => visit(about, attendance, citizen.transport, day))}
          ${moneyLine(about, day.attendances, citizen.expectedCosts?.lines ?? [])}
        `
      : html`${line('time', html`<strong>${words.today.free(about)}</strong>`)}
        ${nextTime(about, days, today)}`;
  return section('today', words.today.heading(spokenDay(today, today)), 'calendar', body, 'today');
}

const goTo = (about: Subject, { offer, startsAt, endsAt }: Attendance): TemplateResult => html`
  <strong>${words.today.goTo(about, offer.name)}</strong>
  ${words.today.hours(clock(startsAt), clock(endsAt))}
`;

/** One place today, with the way there and home. */
function visit(
  about: Subject,
  attendance: Attendance,
  transport: PlanFragment['transport'],
  today: Day,
): TemplateResult {
  const arrangement = transport && arrangementOn(transport, attendance.offer.id, today.date);
  return html`
    ${line('time', goTo(about, attendance))}
    ${
      arrangement
        ? drawn([...rideLines(about, arrangement, today.weekday), ...companyLines(about, arrangement)])
        : nothing
    }
  `;
}

function nextTime(about: Subject, days: readonly Day[], today: string): TemplateResult | typeof nothing {
  const next = days.find((day) => day.date > today && day.attendances.length > 0);
  if (!next) return nothing;
  const when = spokenDay(next.date, today);
  const sentence = next.date === dayAfter(today) ? words.today.nextTomorrow(when) : words.today.next(when);
  return html`
    ${line('calendar', sentence)}
    ${next.attendances.map((attendance) => line('place', goTo(about, attendance)))}
  `;
}
