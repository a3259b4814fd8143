/** English words of what was told before. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './before.da.ts';

export const words: typeof danish = {
  latest: (day, answered) =>
    `Last told ${day}. ${answered ? 'There is an answer.' : 'There is no answer yet.'}`,
  all: (number) => `See what was told before (${number})`,
  by: {
    CITIZEN: (about) => form(about, 'You told it.', `${about.name} told it.`),
    RELATIVE: () => 'A relative told it.',
    CASEWORKER: () => 'A caseworker wrote it down.',
    CONTACT_PERSON: (about) => form(about, 'Your offer told it.', `${possessive(about.name)} offer told it.`),
  },
  about: 'It is about:',
  answer: 'Answer',
  noAnswer: 'There is no answer yet.',
  number: (number) => `Number: ${number}`,
};
