/** Danish words of "Hvem vil du hjælpe?". */
import { text } from '../text/da.ts';
import { genitive } from '../text/subject.ts';

export const words = {
  loading: 'Vi finder dem, du må hjælpe …',
  greeting: (name: string) => `Hej ${name}.`,
  /** Before the relation. */
  youAre: (name: string) => `Du er ${genitive(name)}`,
  planOf: (name: string) => `Se ${genitive(name)} plan`,
  today: (offer: string, hours: string) => `I dag: ${offer}, ${hours}.`,
  freeToday: 'I dag: fri.',
  onlyAllowed: (names: readonly string[]) => `Du ser kun det, du må se om ${text.and(names)}.`,
  nobody: 'Der er ingen, du kan hjælpe lige nu.',
  nobodyWhy: 'En adgang kan være stoppet eller være slut.',
  nobodyCall: 'Vil du vide mere? Så ring til os.',
  ownPlan: 'Se min egen plan',

  code: {
    heading: 'Har du fået en kode?',
    what: 'En kode giver dig adgang til en plan.',
    label: 'Skriv koden',
    hint: 'Den ser sådan ud: 7K3M-9QXZ-2F4A',
    missing: 'Skriv koden.',
    use: 'Brug koden',
    using: 'Vi prøver koden …',
    notUsed: 'Koden er ikke brugt endnu',
    accepted: 'Det lykkedes',
    acceptedNow: 'Du kan se planen nu.',
    acceptedLater: (day: string) => `Du kan se planen fra ${day}.`,
    acceptedWaits: 'Kommunen skal også sige ja. Så kan du se planen.',
  },

  stop: {
    button: 'Stop min adgang',
    for: (name: string) => `til ${genitive(name)} plan`,
    stopped: (name: string) => `Din adgang til ${genitive(name)} plan er stoppet.`,
    means: 'Du kan ikke se planen mere.',
    notStopped: 'Adgangen er ikke stoppet',
  },
};
