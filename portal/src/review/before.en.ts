/** English words of what was asked before. */
import { form } from '../text/subject.ts';
import type { words as danish } from './before.da.ts';

export const words: typeof danish = {
  latest: (day) => `Last said ${day}.`,
  all: (number) => `See what was said before (${number})`,
  byCitizen: (about) => form(about, 'You wrote:', `${about.name} wrote:`),
  byRelative: 'A relative wrote:',
  writtenDown: 'A caseworker wrote it down:',
  wish: 'Wish:',
  status: {
    RECEIVED: () => 'The municipality has got it.',
    UNDER_REVIEW: (about) =>
      form(
        about,
        'Your caseworker is looking at it together with you.',
        `The caseworker is looking at it with ${about.name}.`,
      ),
    CLOSED: () => 'There is an answer.',
  },
  answer: (day) => `Answer ${day}.`,
  outcomes: {
    UNCHANGED: (about) => form(about, 'Your support stays the same.', 'The support stays the same.'),
    REORGANISED: (about) =>
      form(about, 'Your support is arranged in another way.', 'The support is arranged in another way.'),
    OTHER_SUPPORT: (about) => form(about, 'Another support fits you better.', 'Another support fits better.'),
    ENDED: (about) =>
      form(about, 'You do not need the support any more.', 'The support is not needed any more.'),
  },
  talked: (day) => `We talked about it ${day}.`,
  number: (number) => `Number: ${number}`,
};
