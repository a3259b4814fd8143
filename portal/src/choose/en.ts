/** English words of "Whom do you want to help?". */
import { text } from '../text/en.ts';
import { possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  loading: 'We are finding those you may help …',
  greeting: (name) => `Hello ${name}.`,
  relation: (name, relation) => `You are ${possessive(name)} ${relation}.`,
  planOf: (name) => `See ${possessive(name)} plan`,
  today: (offer, hours) => `Today: ${offer}, ${hours}.`,
  freeToday: 'Today: free.',
  onlyAllowed: (names) => `You see only what you may see about ${text.and(names)}.`,
  nobody: 'There is nobody you can help right now.',
  nobodyWhy: 'An access may have been stopped, or be over.',
  nobodyCall: 'Do you want to know more? Then call us.',
  ownPlan: 'See my own plan',
};
