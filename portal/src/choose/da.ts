/** Danish words of "Hvem vil du hjælpe?". */
import { text } from '../text/da.ts';
import { genitive } from '../text/subject.ts';

export const words = {
  loading: 'Vi finder dem, du må hjælpe …',
  greeting: (name: string) => `Hej ${name}.`,
  relation: (name: string, relation: string) => `Du er ${genitive(name)} ${relation}.`,
  planOf: (name: string) => `Se ${genitive(name)} plan`,
  today: (offer: string, hours: string) => `I dag: ${offer}, ${hours}.`,
  freeToday: 'I dag: fri.',
  onlyAllowed: (names: readonly string[]) => `Du ser kun det, du må se om ${text.and(names)}.`,
  nobody: 'Der er ingen, du kan hjælpe lige nu.',
  nobodyWhy: 'En adgang kan være stoppet eller være slut.',
  nobodyCall: 'Vil du vide mere? Så ring til os.',
  ownPlan: 'Se min egen plan',
};
