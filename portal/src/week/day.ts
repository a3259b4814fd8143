/** One day: where to and when, how to get there and home, what to bring; or why one stays at home. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { RideOnDayFragment, UgeFragment, WeekFragment } from '../generated/graphql.ts';
import { words as rides } from '../blocks/rides.da.ts';
import { arrangementOn, companyLines, drawn, rideLines, type RideLine } from '../blocks/rides.ts';
import { inEither } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { moneyLine } from '../blocks/bring.ts';
import { capital, clock, dayAfter, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

type Day = WeekFragment['days'][number];
type Attendance = Day['attendances'][number];

/** What a day is made of besides itself; null is what the viewer may not see. */
interface Around {
  citizen: UgeFragment;
  rides: readonly RideOnDayFragment[] | null;
  today: string;
}

export function dayView(about: Subject, day: Day, around: Around): TemplateResult {
  const { citizen, today } = around;
  const going = day.attendances.filter(({ status }) => status === 'EXPECTED');
  const isToday = day.date === today;
  return html`
    <li class=${isToday ? 'today' : day.attendances.length > 0 ? '' : 'is-free'}>
      <h3>${named(day.date, today)}</h3>
      ${
        day.attendances.length === 0
          ? html`<p>${words.free}</p>`
          : day.attendances.map((attendance) =>
              attendance.status === 'EXPECTED'
                ? visit(about, attendance, day, around)
                : noVisit(about, attendance, day, around),
            )
      }
      ${moneyLine(about, going, citizen.expectedCosts?.lines ?? [], false)}
    </li>
  `;
}

function named(date: string, today: string): string {
  const day = spokenDay(date, today);
  if (date === today) return words.today(day);
  return date === dayAfter(today) ? words.tomorrow(day) : capital(day);
}

const ridesOf = ({ offer }: Attendance, { date }: Day, { rides }: Around): readonly RideOnDayFragment[] =>
  rides?.filter((ride) => ride.date === date && ride.offer.id === offer.id) ?? [];

function visit(about: Subject, attendance: Attendance, day: Day, around: Around): TemplateResult {
  const { offer, startsAt, endsAt } = attendance;
  const { transport } = around.citizen;
  const arrangement = transport ? arrangementOn(transport, offer.id, day.date) : undefined;
  const rides = ridesOf(attendance, day, around).map((ride) => rideLine(about, ride));
  return html`
    ${line('time', html`<strong>${offer.name}.</strong> ${words.hours(clock(startsAt), clock(endsAt))}`)}
    ${drawn(rides)}
    ${rides.length === 0 && transport && transport.length > 0 ? otherWay(about, arrangement, day) : nothing}
    ${arrangement ? drawn(companyLines(about, arrangement)) : nothing}
  `;
}

/** Without a ride: by oneself, by bus, with somebody; or there is no ride that day. */
const otherWay = (
  about: Subject,
  arrangement: ReturnType<typeof arrangementOn>,
  day: Day,
): TemplateResult[] =>
  drawn(
    arrangement && arrangement.rides.length === 0
      ? rideLines(about, arrangement, day.weekday)
      : [{ picture: 'bus', words: words.ride.none(about) }],
  );

function rideLine(about: Subject, ride: RideOnDayFragment): RideLine {
  const there = ride.direction === 'TO_OFFER';
  const when = text.dates.between(clock(ride.pickupFrom), clock(ride.pickupTo));
  if (ride.status !== 'PLANNED') {
    return {
      picture: 'away',
      words: there ? words.ride.cancelledThere(about) : words.ride.cancelledHome(about),
    };
  }
  const mode = ride.mode as Parameters<typeof rides.home>[1];
  return there
    ? { picture: 'bus', words: rides.fetches(about, mode, when) }
    : { picture: 'home', words: rides.home(about, mode, when) };
}

/** A day of the plan on which one stays at home, and why. */
function noVisit(about: Subject, attendance: Attendance, day: Day, around: Around): TemplateResult {
  const { offer, status, closedReason, closedReasonEn } = attendance;
  const why =
    status === 'ABSENT'
      ? words.absent(about, offer.name)
      : status === 'PAUSED'
        ? words.paused(about, offer.name)
        : html`${words.closed(offer.name)}${
            closedReason ? html` ${words.closedWhy} ${inEither(closedReason, closedReasonEn)}.` : nothing
          }`;
  const fetched = ridesOf(attendance, day, around).length > 0;
  return html`
    ${line('away', html`<strong>${why}</strong>`)}
    <p>${fetched ? words.ride.dayOff(about) : words.stayHome(about)}</p>
  `;
}
