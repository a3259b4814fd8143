/** English words of the week. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './week.da.ts';

export const words: typeof danish = {
  heading: (about) => form(about, 'Your week', `${possessive(about.name)} week`),
  nextHeading: (about) => form(about, 'Your next week', `${possessive(about.name)} next week`),
  today: 'today',
  free: 'Free',
  noDays: 'No days are chosen yet.',
  absent: (about) => form(about, 'you are not coming', `${about.name} is not coming`),
  paused: 'break',
  closed: (reason) => (reason ? `closed (${reason.toLowerCase()})` : 'closed'),
};
