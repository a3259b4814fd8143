/** Danish words of rides. */
import { text } from '../text/da.ts';
import { form, genitive, type Subject } from '../text/subject.ts';

/** Who comes with the ride, at the start of a sentence. */
const driver = {
  FLEXRUTE: 'Flexrute-bussen',
  OFFER_MINIBUS: 'Minibussen',
  TAXI: 'Taxaen',
  WHEELCHAIR_LIFT_VEHICLE: 'Bilen med lift',
};

export const words = {
  heading: (about: Subject) => form(about, 'Din kørsel', `${genitive(about.name)} kørsel`),
  none: (about: Subject) => form(about, 'Du har ikke kørsel.', `${about.name} har ikke kørsel.`),
  noneHelp: (about: Subject) =>
    form(
      about,
      'Har du brug for kørsel? Så ring til os.',
      `Har ${about.name} brug for kørsel? Så ring til os.`,
    ),
  fetches: (about: Subject, mode: keyof typeof driver, when: string) =>
    form(about, `${driver[mode]} henter dig ${when}.`, `${driver[mode]} henter ${about.name} ${when}.`),
  home: (about: Subject, mode: keyof typeof driver, when: string) =>
    form(
      about,
      `${driver[mode]} kører dig hjem ${when}.`,
      `${driver[mode]} kører ${about.name} hjem ${when}.`,
    ),
  noneToday: (about: Subject) =>
    form(about, 'Du har ikke kørsel i dag.', `${about.name} har ikke kørsel i dag.`),
  own: (about: Subject) =>
    form(about, 'Du kommer selv derhen og hjem.', `${about.name} kommer selv derhen og hjem.`),
  publicTransport: (about: Subject) =>
    form(about, 'Du tager bus eller tog.', `${about.name} tager bus eller tog.`),
  drivenByRelative: (about: Subject) =>
    form(about, 'En, du kender, kører dig.', `En, ${about.name} kender, kører.`),
  begins: (day: string) => `Kørslen begynder ${day}.`,
  companion: (about: Subject) =>
    form(about, 'Der er en med til at hjælpe dig.', `Der er en med til at hjælpe ${about.name}.`),
  bring: (about: Subject, aids: readonly string[]) =>
    form(about, `Husk din ${text.and(aids)}.`, `Husk ${genitive(about.name)} ${text.and(aids)}.`),
  aids: { ROLLATOR: 'rollator', WHEELCHAIR: 'kørestol' },
};
