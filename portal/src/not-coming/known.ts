/**
 * The days ahead, their rides, and what has been said of them: ten weeks, the first three with the page and the others after it.
 *
 * After something was said or taken back it is all asked for anew.
 */
import type {
  KommerIkkeFragment,
  KommerIkkeSenereQuery,
  RideOnDayFragment,
  WeekFragment,
} from '../generated/graphql.ts';
import { dayInDenmark, later } from '../text/dates.ts';

type Day = WeekFragment['days'][number];
type Attendance = Day['attendances'][number];
type Absence = NonNullable<KommerIkkeFragment['absences']>[number];

/** A day at an offer, and the rides of it that are driven. */
export interface Visit {
  /** Stands for it in the form. */
  key: string;
  date: string;
  offer: Attendance['offer'];
  startsAt: string;
  endsAt: string;
  rides: readonly RideOnDayFragment[];
}

export interface Known {
  visits: readonly Visit[];
  /** Null when the viewer may not see them. */
  absences: readonly Absence[] | null;
  rides: readonly RideOnDayFragment[];
  /** False when a part could not be fetched. */
  whole: boolean;
}

type Later = NonNullable<KommerIkkeSenereQuery['citizen']>;

export const inWeeks = (weeks: number): string => later(dayInDenmark(new Date()), 7 * weeks);

export const weeksAhead = (): { nextWeek: string; thirdWeek: string } => ({
  nextWeek: inWeeks(1),
  thirdWeek: inWeeks(2),
});

/** What the page came with. */
export const first = (citizen: KommerIkkeFragment, today: string): Known => ({
  ...known(citizen, null, today),
  whole: true,
});

export function known(now: KommerIkkeFragment, then: Later | null, today: string): Omit<Known, 'whole'> {
  const weeks = [
    now.thisWeek,
    now.nextWeek,
    now.thirdWeek,
    then?.week4,
    then?.week5,
    then?.week6,
    then?.week7,
    then?.week8,
    then?.week9,
    then?.week10,
  ];
  const rides = [
    now.transport,
    now.nextRides,
    now.thirdRides,
    then?.rides4,
    then?.rides5,
    then?.rides6,
    then?.rides7,
    then?.rides8,
    then?.rides9,
    then?.rides10,
  ]
    .flatMap((week) => week ?? [])
    .filter(({ date }) => date >= today);
  const days = weeks.flatMap((week) => week?.days ?? []).filter(({ date }) => date >= today);
  return {
    visits: days.flatMap((day) => visitsOn(day, rides)),
    absences: now.absences?.filter(({ withdrawn, absentOn }) => !withdrawn && absentOn >= today) ?? null,
    rides,
  };
}

/** Somebody who isn't expected needs no more to be said. */
const visitsOn = ({ date, attendances }: Day, rides: readonly RideOnDayFragment[]): Visit[] =>
  attendances
    .filter(({ status }) => status === 'EXPECTED')
    .map(({ offer, startsAt, endsAt }) => ({
      key: `${date} ${offer.id}`,
      date,
      offer,
      startsAt,
      endsAt,
      rides: rides.filter(
        (ride) => ride.date === date && ride.offer.id === offer.id && ride.status === 'PLANNED',
      ),
    }));
