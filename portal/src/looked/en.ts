/** English words of "Who has looked at my plan?". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) =>
    form(about, 'Who has looked at my plan?', `Who has looked at ${possessive(about.name)} plan?`),
  notYours: (name) => `Only ${name} can see that.`,
  notYoursAsk: (name) => `Do you want to know? Then ask ${name}.`,

  what: 'The newest is on top. What you look at yourself is not here.',
  nobody: 'Nobody has looked at your plan yet.',
  nobodyOfThese: 'None of them has looked at your plan.',
  fullUntil: (day, time) => `The list is complete until ${day} at ${time}.`,
  fullMeans: 'If somebody changes the list, the municipality can see it.',
  notYetFull: 'The list has not been checked yet.',

  whom: 'Whom do you want to see on the list?',
  kinds: {
    ALL: 'Everybody',
    CASEWORKER: 'Caseworkers of the municipality',
    CONTACT_PERSON: 'Contact persons at your offer',
    RELATIVE: 'Those you gave access',
  },
  fetching: 'We are fetching the list …',
  notFetched: 'We cannot fetch the list right now. Try again.',
  shown: (some, all) => `You see ${some} of ${all}.`,
  more: 'Show more',
  at: (time) => `At ${time}`,
  times: (many, time) => `${many} times, last at ${time}`,

  toList: 'To the list',
  wonder: 'I wonder about this',
  asked: 'You have asked:',
  askedOn: (day) => `You asked on ${day}.`,
  waits: 'You have not got an answer yet.',
  answeredOn: (day) => `Answer from the municipality on ${day}:`,
  questions: 'What you have asked about',
  toAccess: 'See who may look at my plan',
  call: 'Would you rather talk to us? Then call.',
};
