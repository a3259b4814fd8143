/** English words of "My week". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  toCalendar: 'Get the week in the calendar of your phone',
  title: (about) => form(about, 'My week', `${possessive(about.name)} week`),

  thisWeek: 'This week',
  nextWeek: 'Next week',
  laterWeek: (weeks) => `In ${weeks} weeks`,
  fromTo: (first, last) => `From ${first} to ${last}.`,
  before: 'The week before',
  after: 'The week after',
  fetching: 'We are fetching the week …',
  notFetched: 'We could not fetch the week. It is not your fault. Try again.',
  noLater: 'You cannot look further ahead here. Do you want to know more? Then call us.',

  today: (day) => `Today: ${day}`,
  tomorrow: (day) => `Tomorrow: ${day}`,
  free: 'Free',
  passed: 'Days that have passed',
  noDays: 'No days are chosen yet. Call us if you want to know more.',
  freeAllWeek: (about) => form(about, 'You are free all week.', `${about.name} is free all week.`),
  examples: 'The prices are examples. The real prices come from the municipality.',
  hours: (from, to) => `From ${from} to ${to}.`,

  absent: (about, offer) =>
    form(about, `You are not coming to ${offer}.`, `${about.name} is not coming to ${offer}.`),
  paused: (about, offer) =>
    form(about, `You have a break from ${offer}.`, `${about.name} has a break from ${offer}.`),
  closed: (offer) => `${offer} is closed.`,
  closedWhy: 'The reason is:',
  stayHome: (about) => form(about, 'You stay at home.', `${about.name} stays at home.`),

  ride: {
    cancelledThere: (about) =>
      form(
        about,
        'Nobody fetches you. The ride there is cancelled.',
        `Nobody fetches ${about.name}. The ride there is cancelled.`,
      ),
    cancelledHome: (about) =>
      form(
        about,
        'Nobody takes you home. The ride home is cancelled.',
        `Nobody takes ${about.name} home. The ride home is cancelled.`,
      ),
    dayOff: (about) => form(about, 'Nobody fetches you that day.', `Nobody fetches ${about.name} that day.`),
    none: (about) => form(about, 'You have no ride that day.', `${about.name} has no ride that day.`),
  },

  notComing: (about) => form(about, 'Say that I am not coming', `Say that ${about.name} is not coming`),
};
