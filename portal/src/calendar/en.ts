/** English words of the calendar page. */
import { possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: 'Your week in a calendar',
  what: 'You can see your times in the calendar on your phone.',
  privacy: 'It only says when. It does not say where, or who you are.',
  make: 'Make a calendar address',
  making: 'We are making the address …',
  made: 'Here is your address',
  once: 'We show it only now. Copy it at once.',
  copy: 'Copy the address',
  copied: 'The address is copied.',
  notCopied: 'Mark the address, and copy it yourself.',
  secret: 'The address is secret. Whoever has it can see your times.',
  how: 'What to do on the phone',
  steps: ['Open your calendar.', 'Find "Add calendar" or "Subscribe to calendar".', 'Put the address in.'],
  help: 'Is it hard? Ask somebody you trust to help.',
  yours: 'Your calendar addresses',
  madeOn: (day) => `Made ${day}`,
  stop: 'Stop the address',
  stopSure: (day) => `Stop the address made ${day}?`,
  stopThen: 'Then the calendar can see your times no more.',
  yes: 'Yes, stop it',
  no: 'No, keep it',
  stopped: 'The address is stopped.',
  notYours: (about) => `Only ${about.name} can make a calendar address.`,
  notYoursWhy: (about) => `You can see ${possessive(about.name)} week here on the page.`,
  toWeek: 'See the week',
};
