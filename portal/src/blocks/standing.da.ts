/** Danish words of where somebody stands. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  none: (about: Subject) => form(about, 'Du har ikke en plan endnu', `${about.name} har ikke en plan endnu`),
  noneNext: (about: Subject) =>
    form(
      about,
      'Du får en plan, når du har fået en plads.',
      `Planen kommer, når ${about.name} har fået en plads.`,
    ),
  helpNow: (about: Subject) =>
    form(
      about,
      'Har du brug for hjælp nu? Så ring til os.',
      `Har ${about.name} brug for hjælp nu? Så ring til os.`,
    ),
  ended: (about: Subject) => form(about, 'Din plads er slut', `${genitive(about.name)} plads er slut`),
  endedOn: (about: Subject, offer: string, day: string) =>
    form(
      about,
      `Du havde plads hos ${offer} til og med ${day}.`,
      `${about.name} havde plads hos ${offer} til og med ${day}.`,
    ),
  endedNext: (about: Subject) =>
    form(about, 'Vil du i gang igen? Så ring til os.', `Vil ${about.name} i gang igen? Så ring til os.`),
  upcoming: (about: Subject) => form(about, 'Du begynder snart', `${about.name} begynder snart`),
  upcomingOn: (about: Subject, offer: string, day: string) =>
    form(about, `Du begynder hos ${offer} ${day}.`, `${about.name} begynder hos ${offer} ${day}.`),
};
