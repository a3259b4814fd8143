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

  beforeHidden: (about) => `${about.name} decides whether you may see what was said before.`,
};
