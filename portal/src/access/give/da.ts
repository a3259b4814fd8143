/** Danish words of giving access, and of renewing it. */
import type { DelegationDuration } from '../../generated/graphql.ts';

export const words = {
  giving: {
    whoHeading: 'Hvem vil du give adgang?',
    name: 'Hvad hedder personen?',
    nameMissing: 'Skriv navnet.',
    relation: 'Hvem er det for dig?',
    relationOther: 'En anden',
    relationOwn: 'Skriv, hvem det er',
    relationMissing: 'Vælg, hvem det er for dig.',
    relationOwnMissing: 'Skriv, hvem det er for dig.',

    whatHeading: (name: string) => `Hvad må ${name} se?`,
    what: 'Vælg en',
    whatAll: 'Hele min plan',
    whatWeek: 'Kun min uge',
    whatWeekHint: 'Hvor du skal hen og hvornår.',
    whatSome: 'Jeg vælger selv',
    whatMissing: 'Vælg, hvad personen må se.',
    areas: 'Vælg det, du vil vise',
    areasMissing: 'Vælg mindst en ting.',
    contactLegend: 'Må personen hjælpe dig?',
    contact: (name: string) => `${name} må også skrive og ringe for mig`,
    contactHint: 'For eksempel sige, at du ikke kommer.',
    act: 'Skal personen bestemme for dig?',
    actHow: 'Så lav en Digital Fuldmagt på borger.dk. Du kan også ringe til os.',

    howLongHeading: (name: string) => `Hvor længe må ${name} se det?`,
    lasts: 'Vælg en',
    lastsHint: 'Du kan altid stoppe det før.',
    lastsMissing: 'Vælg, hvor længe.',
    durations: {
      ONE_MONTH: '1 måned',
      THREE_MONTHS: '3 måneder',
      SIX_MONTHS: 'Et halvt år',
      ONE_YEAR: '1 år',
      TWO_YEARS: '2 år',
    } satisfies Record<DelegationDuration, string>,

    who: 'Hvem',
    sees: 'Må se',
    helps: 'Må skrive og ringe',
    yes: 'Ja',
    no: 'Nej',
    howLong: 'Hvor længe',
    button: 'Giv adgang',
  },

  receipt: {
    heading: (name: string) => `Giv koden til ${name}`,
    code: 'Koden er',
    onlyNow: 'Du kan kun se koden nu. Skriv den ned, eller print siden.',
    gone: 'Koden er vist før. Stop den, og giv adgang igen.',
    howHeading: (name: string) => `Sådan gør ${name}`,
    how: (name: string, address: string) => [
      `${name} går ind på ${address}`,
      `${name} logger ind som sig selv.`,
      `${name} skriver koden.`,
    ],
    until: (day: string) => `Koden virker til og med ${day}.`,
    secret: (name: string) => `Vis kun koden til ${name}.`,
  },

  renewal: {
    heading: 'Hvor længe?',
    who: 'Hvem',
    button: 'Forlæng adgang',
    done: 'Adgangen er forlænget',
    doneUntil: (name: string, day: string) => `${name} har adgang til og med ${day}.`,
    same: (name: string) => `${name} må det samme som før.`,
  },
};
