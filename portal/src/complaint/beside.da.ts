/** Danish words of what few have on "Klag". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  already: (about: Subject) => form(about, 'Du har klaget', `Der er klaget for ${about.name}`),

  none: (about: Subject) =>
    form(about, 'Du kan ikke klage over noget her.', 'Der er ikke noget at klage over her.'),
  noneWhy: (about: Subject) =>
    form(
      about,
      'Her står kun det, hvor du fik nej eller fik mindre.',
      `Her står kun det, hvor ${about.name} fik nej eller fik mindre.`,
    ),
  noneCall: 'Er du utilfreds med noget andet? Så ring til os.',
  hidden: (about: Subject) => `Du må ikke se ${genitive(about.name)} afgørelser.`,
  hiddenCall: (about: Subject) =>
    `Så kan du ikke klage her. ${about.name} kan selv klage. Du kan også ringe.`,
  from: (day: string) => `Fra ${day}.`,
};
