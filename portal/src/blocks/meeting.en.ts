/** English words of the next meeting. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './meeting.da.ts';

export const words: typeof danish = {
  heading: (about) => form(about, 'Your next meeting', `${possessive(about.name)} next meeting`),
  none: 'No meeting is planned.',
  missed: (day) => `The meeting ${day} has not been held yet.`,
  missedCall: 'Call if you want to know more.',
  about: (about, offer) =>
    form(about, `We talk about how you are at ${offer}.`, `We talk about how ${about.name} is at ${offer}.`),
  place: (place) => `Place: ${place}.`,
  with: (name) => `${name} from the municipality is there.`,
};
