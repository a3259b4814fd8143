/** The week, a day a line. At the end of a week, when nothing is left of it, the next one. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { WeekFragment } from '../generated/graphql.ts';
import { section } from '../page/section.ts';
import { capital, clock, weekdayName } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './week.da.ts';

type Day = WeekFragment['days'][number];
type Attendance = Day['attendances'][number];

export interface TwoWeeks {
  days: readonly Day[];
  /** The Monday between them. */
  nextStartsOn: string;
}

/** The days as the citizen comes: without absences, breaks and closed days. */
export const asComing = (days: readonly Day[]): Day[] =>
  days.map((day) => ({ ...day, attendances: day.attendances.filter(({ status }) => status === 'EXPECTED') }));

const busy = (day: Day): boolean => day.attendances.length > 0;
const weekend = (day: Day): boolean => day.weekday === 'SATURDAY' || day.weekday === 'SUNDAY';

export function weekSection(about: Subject, week: TwoWeeks, today: string): TemplateResult {
  const next = !week.days.some((day) => day.date >= today && day.date < week.nextStartsOn && busy(day));
  const days = week.days.filter(
    (day) => day.date >= week.nextStartsOn === next && (busy(day) || !weekend(day)),
  );
  const heading = next ? words.nextHeading(about) : words.heading(about);
  const body = days.some(busy)
    ? html`<ul class="nobullet-list days">
        ${days.map((day) => dayLine(about, day, today))}
      </ul>`
    : html`<p>${words.noDays}</p>`;
  return section('week', heading, 'calendar', body);
}

const dayLine = (about: Subject, day: Day, today: string): TemplateResult => html`
  <li class=${day.date === today ? 'is-today' : ''}>
    <span class="day"
      >${capital(weekdayName(day.date))}${
        day.date === today ? html` <span class="day-today">(${words.today})</span>` : nothing
      }:</span
    >
    <span class="what">
      ${
        busy(day)
          ? day.attendances.map(
              (visit) =>
                html`<span class="visit"
                  ><strong>${visit.offer.name}</strong>, ${whenOrWhyNot(about, visit)}</span
                >`,
            )
          : words.free
      }
    </span>
  </li>
`;

function whenOrWhyNot(about: Subject, { status, startsAt, endsAt, closedReason }: Attendance): string {
  switch (status) {
    case 'ABSENT':
      return words.absent(about);
    case 'PAUSED':
      return words.paused;
    case 'CLOSED':
      return words.closed(closedReason);
    default:
      return text.dates.fromTo(clock(startsAt), clock(endsAt));
  }
}
