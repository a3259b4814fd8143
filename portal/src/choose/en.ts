/** English words of "Whom do you want to help?". */
import { text } from '../text/en.ts';
import { possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  loading: 'We are finding those you may help …',
  greeting: (name) => `Hello ${name}.`,
  youAre: (name) => `You are ${possessive(name)}`,
  planOf: (name) => `See ${possessive(name)} plan`,
  today: (offer, hours) => `Today: ${offer}, ${hours}.`,
  freeToday: 'Today: free.',
  onlyAllowed: (names) => `You see only what you may see about ${text.and(names)}.`,
  nobody: 'There is nobody you can help right now.',
  nobodyWhy: 'An access may have been stopped, or be over.',
  nobodyCall: 'Do you want to know more? Then call us.',
  ownPlan: 'See my own plan',

  code: {
    heading: 'Have you got a code?',
    what: 'A code gives you access to a plan.',
    label: 'Write the code',
    hint: 'It looks like this: 7K3M-9QXZ-2F4A',
    missing: 'Write the code.',
    use: 'Use the code',
    using: 'We are trying the code …',
    notUsed: 'The code is not used yet',
    accepted: 'It worked',
    acceptedNow: 'You can see the plan now.',
    acceptedLater: (day) => `You can see the plan from ${day}.`,
    acceptedWaits: 'The municipality has to say yes too. Then you can see the plan.',
  },

  stop: {
    button: 'Stop my access',
    for: (name) => `to ${possessive(name)} plan`,
    stopped: (name) => `Your access to ${possessive(name)} plan is stopped.`,
    means: 'You can no longer see the plan.',
    notStopped: 'The access is not stopped',
  },
};
