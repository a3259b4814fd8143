/** Who comes where: from each person's week to an offer's day. */
import type { AttenderFragment, WeekFragment } from '../generated/graphql.ts';

export interface Offer {
  id: string;
  name: string;
}

export interface Visit {
  person: AttenderFragment;
  visit: WeekFragment['days'][number]['attendances'][number];
}

/** The offers that this week's people come to, by name. */
export function offersOf(people: readonly AttenderFragment[]): Offer[] {
  const all = people.flatMap(({ weeklySchedule }) =>
    (weeklySchedule?.days ?? []).flatMap(({ attendances }) => attendances.map(({ offer }) => offer)),
  );
  const byId = new Map(all.map((offer) => [offer.id, offer]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

/** Everybody the plan has at an offer that day, whether they come or not, by name. */
export const visitsOn = (people: readonly AttenderFragment[], offer: string, day: string): Visit[] =>
  people
    .flatMap((person) =>
      (person.weeklySchedule?.days ?? [])
        .filter(({ date }) => date === day)
        .flatMap(({ attendances }) => attendances)
        .filter((visit) => visit.offer.id === offer)
        .map((visit) => ({ person, visit })),
    )
    .sort((a, b) => a.person.name.localeCompare(b.person.name, 'da'));

export const expectedOn = (people: readonly AttenderFragment[], offer: string, day: string): Visit[] =>
  visitsOn(people, offer, day).filter(({ visit }) => visit.status === 'EXPECTED');
