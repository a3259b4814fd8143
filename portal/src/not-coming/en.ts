/** English words of "I am not coming". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'I am not coming', `${about.name} is not coming`),

  today: (day) => `Today, ${day}`,
  tomorrow: (day) => `Tomorrow, ${day}`,

  dayHeading: 'Which day?',
  day: 'Day',
  dayLegend: 'Choose a day',
  dayMissing: 'Choose a day.',
  callToday: 'Is it today? Then call too.',
  moreDays: 'Show more days',
  whatHeading: 'The whole day or only the ride?',
  whatLegend: (about) =>
    form(about, 'What do you want to say?', `What do you want to say for ${about.name}?`),
  whatMissing: 'Choose one of them.',
  what: {
    DAY: (about) => form(about, 'I am not coming at all', `${about.name} is not coming at all`),
    TO_OFFER: (about) =>
      form(about, 'I am coming, but need no ride there', `${about.name} is coming, but needs no ride there`),
    FROM_OFFER: (about) =>
      form(about, 'I am coming, but need no ride home', `${about.name} is coming, but needs no ride home`),
    BOTH: (about) =>
      form(about, 'I am coming, but need no rides', `${about.name} is coming, but needs no rides`),
  },
  place: 'Place',
  message: 'Message',
  said: {
    DAY: (about) => form(about, 'You are not coming.', `${about.name} is not coming.`),
    TO_OFFER: (about) =>
      form(about, 'You are coming, but nobody fetches you.', `${about.name} is coming, but is not fetched.`),
    FROM_OFFER: (about) =>
      form(
        about,
        'You are coming, but nobody takes you home.',
        `${about.name} is coming, but is not taken home.`,
      ),
    BOTH: (about) =>
      form(
        about,
        'You are coming, but nobody fetches you or takes you home.',
        `${about.name} is coming, but is not fetched and not taken home.`,
      ),
  },
  ridesToo: 'The rides that day are cancelled too.',
  receiptHeading: 'Thank you. Now you have said it.',
  regret: (about) =>
    form(
      about,
      'Are you coming after all? You can say so further down.',
      `Is ${about.name} coming after all? You can say so further down.`,
    ),
  another: 'Say it about one more day',
  toWeek: (about) => form(about, 'See my week', `See ${possessive(about.name)} week`),

  notWhole: 'We could not fetch all of it. Try again later, or call us.',
  fetching: 'We are fetching the days …',
  noDaysHeading: 'There are no days to choose',
  noDays: (about) =>
    form(
      about,
      'Is there a day you cannot come? Then call us.',
      `Is there a day ${about.name} cannot come? Then call us.`,
    ),
  mayNotHeading: 'You cannot say that here',
  mayNot: (about) => `You may not say this for ${about.name}. Call us instead.`,
  daysHiddenHeading: 'Call us',
  daysHidden: (about) =>
    `You may not see ${possessive(about.name)} days. Call, and we find the day together.`,

  rulesHeading: 'When must one say it?',
  rulesUnset: 'Are you in doubt? Then call us.',
  rideRulesHeading: 'When must one say it about the ride?',
};
