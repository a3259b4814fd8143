/** Danish words of the next meeting. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  heading: (about: Subject) => form(about, 'Dit næste møde', `${genitive(about.name)} næste møde`),
  none: 'Der er ikke aftalt et møde.',
  missed: (day: string) => `Mødet ${day} er ikke holdt endnu.`,
  missedCall: 'Ring, hvis du vil vide mere.',
  about: (about: Subject, offer: string) =>
    form(
      about,
      `Vi taler om, hvordan du har det hos ${offer}.`,
      `Vi taler om, hvordan ${about.name} har det hos ${offer}.`,
    ),
  place: (place: string) => `Sted: ${place}.`,
  with: (name: string) => `${name} fra kommunen er med.`,
};
