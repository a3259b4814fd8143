/** English words of the contact person's page. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  loading: 'We are fetching who is coming …',
  todayAt: (offer) => `Today at ${offer}`,
  day: (day) => `The day is ${day}.`,
  counts: (coming, away) =>
    `${coming} ${coming === 1 ? 'is' : 'are'} coming.${away > 0 ? ` ${away} ${away === 1 ? 'is' : 'are'} not coming.` : ''}`,
  nobodyToday: 'Nobody is coming today.',
  nobody: 'There is nobody on the list right now.',
  nobodyWhy: 'Call the municipality if that is wrong.',
  comes: (hours) => `Comes ${hours}.`,
  away: 'Is not coming today.',
  paused: 'Has a break.',
  closed: 'The offer is closed.',
  there: (when) => `Is driven here. Fetched ${when}.`,
  home: (when) => `Is driven home ${when}.`,
  rideOff: 'The ride is cancelled.',
  sayAway: 'Not coming today',
  sayBack: 'Coming after all',
  sure: {
    heading: (name) => `Is ${name} not coming today?`,
    body: 'Then we cancel the ride too.',
    yes: 'Yes, not coming',
    no: 'No, go back',
  },
  saved: (name) => `It is written down for ${name}.`,
  week: 'The week',
  none: 'Nobody',
  more: 'There are more than 100 on the list. These are the first.',

  change: {
    heading: 'Tell that something has changed',
    person: 'The person',
    who: 'Whom is it about?',
    seen: 'What you have seen',
    subjects: 'What has changed?',
    subject: {
      FUNCTION: 'What the person can and cannot do',
      RESOURCES: 'What the person has: strength, money, home, family',
      NEEDS: 'What the person needs',
    },
    text: 'What have you seen?',
    textHint: 'Write briefly. The citizen can read it.',
    missingWho: 'Choose a person.',
    missingSubject: 'Choose at least one thing.',
    missingText: 'Write a few words.',
    next: 'The caseworker at the municipality reads it.',
  },
};
