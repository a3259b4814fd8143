/** English words of "The support does not fit". */
import { form } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'The support does not fit', `The support does not fit ${about.name}`),
  noFreeChoice: (about) =>
    form(
      about,
      'You cannot freely choose another place.',
      `${about.name} cannot freely choose another place.`,
    ),
  examined: (about) =>
    form(
      about,
      'But your caseworker has to look at it together with you.',
      `But the caseworker has to look at it together with ${about.name}.`,
    ),
  neverUnexamined: 'The municipality may not say no without looking at it first.',

  noOffer: (about) =>
    form(
      about,
      'You have no offer right now. Would you like one? Then call us.',
      `${about.name} has no offer right now. Call us if one is needed.`,
    ),

  reasonHeading: 'What does not fit?',
  reasonLabel: (about) =>
    form(about, 'Tell what is not good for you', `Tell what is not good for ${about.name}`),
  reasonHint: 'A few words are enough.',
  missingReason: 'Write what does not fit. A few words are enough.',
  aboutHeading: 'It is about',
  aboutLegend: 'What is it about?',
  allSupport: 'All of the support',

  wishHeading: (about) => form(about, 'What do you wish?', `What does ${about.name} wish?`),
  wishLabel: (about) => form(about, 'Your wish', `The wish for ${about.name}`),
  wishHint: 'You can also leave it empty.',
  noWish: 'No wish',
  toOffers: 'See other offers',
  toOffersHint: 'What you have written is here when you come back.',

  next: (about) =>
    form(
      about,
      'A caseworker has to look at it together with you. You can follow it here on this page.',
      `A caseworker has to look at it together with ${about.name}. ${about.name} can follow it on this page.`,
    ),

  before: {
    hidden: (about) => `${about.name} decides whether you may see what was said before.`,
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
      OTHER_SUPPORT: (about) =>
        form(about, 'Another support fits you better.', 'Another support fits better.'),
      ENDED: (about) =>
        form(about, 'You do not need the support any more.', 'The support is not needed any more.'),
    },
    talked: (day) => `We talked about it ${day}.`,
    number: (number) => `Number: ${number}`,
  },
};
