/** Danish words of the blocks that several views show. */
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
  week: {
    heading: (about: Subject) => form(about, 'Din uge', `${genitive(about.name)} uge`),
    nextHeading: (about: Subject) => form(about, 'Din næste uge', `${genitive(about.name)} næste uge`),
    today: 'i dag',
    free: 'Fri',
    noDays: 'Der er ikke valgt dage endnu.',
    absent: (about: Subject) => form(about, 'du kommer ikke', `${about.name} kommer ikke`),
    paused: 'pause',
    closed: (reason: string | null | undefined) => (reason ? `lukket (${reason.toLowerCase()})` : 'lukket'),
  },

  ride: {
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
  },

  contacts: {
    heading: (about: Subject) => form(about, 'Dem kan du ringe til', `Dem kan ${about.name} og du ringe til`),
    kinds: {
      CASEWORKER: (about: Subject) =>
        form(about, 'Din rådgiver i kommunen', `${genitive(about.name)} rådgiver i kommunen`),
      CONTACT_PERSON: (about: Subject) =>
        form(about, 'Din kontaktperson', `${genitive(about.name)} kontaktperson`),
      AUTHORITY_UNIT: (_about: Subject) => 'Kommunen',
    },
    at: (kind: string, offer: string) => `${kind} hos ${offer}`,
    hours: (hours: string) => `Åbent: ${hours}.`,
  },

  hidden: {
    heading: 'Det må du ikke se',
    why: (about: Subject) =>
      form(about, 'Ring til os, hvis du vil vide hvorfor.', `${about.name} bestemmer, hvad du må se.`),
    parts: {
      grants: 'Plads og støtte',
      thisWeek: 'Ugen',
      transport: 'Kørsel',
      expectedCosts: 'Penge',
      followUps: 'Møder',
      contacts: 'Kontaktpersoner',
      decisions: 'Afgørelser',
      complaints: 'Klager',
      letters: 'Breve',
      applications: 'Ansøgninger',
      actionPlans: 'Handleplan',
      changeNotices: 'Beskeder om ændringer',
      supportReviews: 'Om støtten passer',
    },
  },
};
