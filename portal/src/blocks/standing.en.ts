/** English words of where somebody stands. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './standing.da.ts';

export const words: typeof danish = {
  none: (about) => form(about, 'You have no plan yet', `${about.name} has no plan yet`),
  noneNext: (about) =>
    form(about, 'You get a plan when you have a place.', `The plan comes when ${about.name} has a place.`),
  helpNow: (about) =>
    form(about, 'Do you need help now? Then call us.', `Does ${about.name} need help now? Then call us.`),
  ended: (about) => form(about, 'Your place has ended', `${possessive(about.name)} place has ended`),
  endedOn: (about, offer, day) =>
    form(
      about,
      `You had a place at ${offer} until ${day}.`,
      `${about.name} had a place at ${offer} until ${day}.`,
    ),
  endedNext: (about) =>
    form(
      about,
      'Do you want to begin again? Then call us.',
      `Does ${about.name} want to begin again? Then call us.`,
    ),
  upcoming: (about) => form(about, 'You begin soon', `${about.name} begins soon`),
  upcomingOn: (about, offer, day) =>
    form(about, `You begin at ${offer} on ${day}.`, `${about.name} begins at ${offer} on ${day}.`),
};
