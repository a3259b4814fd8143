/**
 * Rides: who comes, when, and who helps on the way. A time is a window, as the driver promises it.
 *
 * Days with the same times stand together, so that most plans need one line.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ArrangementFragment, AuthorityFragment, RideDirection, Weekday } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import type { IconName } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import { capital, clock, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './rides.da.ts';

type Arrangement = ArrangementFragment;
type Transport = readonly Arrangement[];

export interface RideLine {
  picture: IconName;
  words: string;
}

/** `validTo` is the first day it no longer holds. */
const notOver =
  (day: string) =>
  ({ validTo }: Arrangement): boolean =>
    validTo === null || day < validTo;

/** How the citizen gets to an offer that day; undefined when nothing is arranged. */
export const arrangementOn = (transport: Transport, offerId: string, day: string): Arrangement | undefined =>
  transport.filter(notOver(day)).find(({ offer, validFrom }) => offer.id === offerId && validFrom <= day);

/** There, home, and what to remember, for one weekday. */
export function rideLines(about: Subject, arrangement: Arrangement, weekday: Weekday): RideLine[] {
  const { mode } = arrangement;
  const lines: RideLine[] = [];
  if (mode === 'OWN') {
    lines.push({ picture: 'walk', words: words.own(about) });
  } else if (mode === 'PUBLIC_TRANSPORT') {
    lines.push({ picture: 'bus', words: words.publicTransport(about) });
  } else if (mode === 'DRIVEN_BY_RELATIVE') {
    lines.push({ picture: 'car', words: words.drivenByRelative(about) });
  } else {
    const there = times(arrangement, weekday, 'TO_OFFER');
    const home = times(arrangement, weekday, 'FROM_OFFER');
    if (there) lines.push({ picture: 'bus', words: words.fetches(about, mode, there) });
    if (home) lines.push({ picture: 'home', words: words.home(about, mode, home) });
    if (!there && !home) return [{ picture: 'bus', words: words.noneToday(about) }];
  }
  return lines;
}

function times(arrangement: Arrangement, weekday: Weekday, way: RideDirection): string | undefined {
  const ride = arrangement.rides.find((ride) => ride.weekday === weekday && ride.direction === way);
  return ride && text.dates.between(clock(ride.pickupFrom), clock(ride.pickupTo));
}

/** Who comes along and what to bring, whatever the day. */
export function companyLines(about: Subject, { companion, aids }: Arrangement): RideLine[] {
  const lines: RideLine[] = [];
  if (companion) lines.push({ picture: 'persons', words: words.companion(about) });
  if (aids.length > 0) {
    lines.push({
      picture: aids.includes('WHEELCHAIR') ? 'wheelchair' : 'walker',
      words: words.bring(
        about,
        aids.map((aid) => words.aids[aid]),
      ),
    });
  }
  return lines;
}

export const drawn = (lines: readonly RideLine[]): TemplateResult[] =>
  lines.map(({ picture, words }) => line(picture, words));

export function ridesSection(
  about: Subject,
  transport: Transport,
  unit: AuthorityFragment,
  today: string,
): TemplateResult {
  const arrangements = transport.filter(notOver(today));
  const body =
    arrangements.length === 0
      ? html`<p>${words.none(about)} ${words.noneHelp(about)}</p>
          <p>${callLink(unit.phone)}</p>`
      : html`${arrangements.map((arrangement) =>
          arrangementView(about, arrangement, arrangements.length > 1, today),
        )}`;
  return section('rides', words.heading(about), 'car', body);
}

const arrangementView = (
  about: Subject,
  arrangement: Arrangement,
  named: boolean,
  today: string,
): TemplateResult => html`
  ${named ? html`<h3>${arrangement.offer.name}</h3>` : nothing}
  ${
    arrangement.validFrom > today
      ? html`<p>${words.begins(spokenDay(arrangement.validFrom, today))}</p>`
      : nothing
  }
  ${[...daysByTimes(about, arrangement)].map(
    ([words, days]) =>
      html`<p>${days.length > 0 ? html`<strong>${capital(text.and(days))}:</strong>` : nothing} ${words}</p>`,
  )}
  ${companyLines(about, arrangement).map(({ words }) => html`<p>${words}</p>`)}
`;

/** Sentences of a day, and the weekdays they hold for; no weekdays when it is the same every day. */
function daysByTimes(about: Subject, arrangement: Arrangement): Map<string, string[]> {
  const days = new Map<string, string[]>();
  const weekdays = Object.keys(text.dates.weekdays) as Weekday[];
  for (const weekday of weekdays.filter((day) => arrangement.rides.some((ride) => ride.weekday === day))) {
    const words = sentences(rideLines(about, arrangement, weekday));
    days.set(words, [...(days.get(words) ?? []), text.dates.weekdays[weekday]]);
  }
  return days.size > 0 ? days : new Map([[sentences(rideLines(about, arrangement, 'MONDAY')), []]]);
}

const sentences = (lines: readonly RideLine[]): string => lines.map(({ words }) => words).join(' ');
