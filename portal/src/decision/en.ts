/** English words about decisions. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  name: (of, outcome) => `${of}: ${outcome}`,
  of: {
    GRANT: (offer) => (offer ? `Place at ${offer}` : 'Place'),
    TRANSPORT: (offer) => (offer ? `Ride to ${offer}` : 'Ride'),
  },
  outcome: {
    FULL: 'yes',
    PARTIAL: 'yes to some of it',
    REFUSED: 'no',
    CHANGED: 'changed',
    ENDED: 'over',
  },

  lastDay: (day) => `The last day to complain is ${day}.`,
  daysLeft: (days) => (days === 1 ? 'There is 1 day left.' : `There are ${days} days left.`),
  lastDayToday: 'Today is the last day to complain.',
  wasLastDay: (day) => `The last day to complain was ${day}.`,
  howTo: 'How to complain',
};
