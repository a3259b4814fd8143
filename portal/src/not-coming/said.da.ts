/** Danish words of what has been said of the days ahead. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  saidHeading: 'Det er allerede sagt',
  nothingSaid: (about: Subject) =>
    form(about, 'Du har ikke sagt, at du bliver væk.', `Der er ikke sagt, at ${about.name} bliver væk.`),
  earlier: {
    DAY: (about: Subject, offer: string) =>
      form(about, `Du kommer ikke til ${offer}.`, `${about.name} kommer ikke til ${offer}.`),
    TO_OFFER: (about: Subject, offer: string) =>
      form(about, `Du bliver ikke hentet til ${offer}.`, `${about.name} bliver ikke hentet til ${offer}.`),
    FROM_OFFER: (about: Subject, offer: string) =>
      form(
        about,
        `Du bliver ikke kørt hjem fra ${offer}.`,
        `${about.name} bliver ikke kørt hjem fra ${offer}.`,
      ),
  },
  afterAll: {
    DAY: (about: Subject) => form(about, 'Jeg kommer alligevel', `${about.name} kommer alligevel`),
    TO_OFFER: (about: Subject) =>
      form(about, 'Jeg vil hentes alligevel', `${about.name} vil hentes alligevel`),
    FROM_OFFER: (about: Subject) =>
      form(about, 'Jeg vil køres hjem alligevel', `${about.name} vil køres hjem alligevel`),
  },
  sure: {
    DAY: (about: Subject) => form(about, 'Kommer du alligevel?', `Kommer ${about.name} alligevel?`),
    TO_OFFER: (about: Subject) =>
      form(about, 'Vil du hentes alligevel?', `Vil ${about.name} hentes alligevel?`),
    FROM_OFFER: (about: Subject) =>
      form(about, 'Vil du køres hjem alligevel?', `Vil ${about.name} køres hjem alligevel?`),
  },
  ridesAgain: 'Så kører turene også igen.',
  yes: {
    DAY: (about: Subject) => form(about, 'Ja, jeg kommer', `Ja, ${about.name} kommer`),
    TO_OFFER: (_about: Subject) => 'Ja, tak',
    FROM_OFFER: (_about: Subject) => 'Ja, tak',
  },
  no: 'Nej, lad det være',
  takenBack: {
    DAY: (about: Subject, day: string) =>
      form(about, `Godt. Du kommer alligevel: ${day}.`, `Godt. ${about.name} kommer alligevel: ${day}.`),
    TO_OFFER: (about: Subject, day: string) =>
      form(about, `Godt. Du bliver hentet: ${day}.`, `Godt. ${about.name} bliver hentet: ${day}.`),
    FROM_OFFER: (about: Subject, day: string) =>
      form(about, `Godt. Du bliver kørt hjem: ${day}.`, `Godt. ${about.name} bliver kørt hjem: ${day}.`),
  },
};
