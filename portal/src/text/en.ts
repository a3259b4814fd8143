/** English: what every view says. */
import type { text as danish } from './da.ts';
import { form, list, possessive } from './subject.ts';

export const text: typeof danish = {
  locale: 'en-GB',
  and: (words) => list(words, 'and'),
  page: {
    language: 'en',
    prefix: '/en',
    solution: 'Samvær',
    signingOut: 'We are signing you out …',
    signOutFailed: 'You are not signed out. Try again. You can also close the browser.',
    print: 'Print this page',
    loading: 'We are fetching the page …',
  },
  call: (phone) => `Call ${phone}`,

  dates: {
    clock: (hours, minutes) => `${hours}:${minutes}`,
    full: (weekday, day, month, year) => `${weekday} ${day} ${month}${year ? ` ${year}` : ''}`,
    fromTo: (from, to) => `from ${from} to ${to}`,
    between: (from, to) => (from === to ? `at ${from}` : `between ${from} and ${to}`),
    at: (time) => `at ${time}`,
    weekdays: {
      MONDAY: 'Monday',
      TUESDAY: 'Tuesday',
      WEDNESDAY: 'Wednesday',
      THURSDAY: 'Thursday',
      FRIDAY: 'Friday',
      SATURDAY: 'Saturday',
      SUNDAY: 'Sunday',
    },
  },

  states: {
    slow: 'This takes a little while. Please wait.',
    ready: 'The page is ready.',
    failedHeading: 'We cannot show the page right now',
    failed: 'It is not your fault. Nothing is deleted.',
    retry: 'Try again',
    retryOrCall: 'Does it not work? Then call us.',
    requestId: (id) => `Number of the fault: ${id}`,
    signedOutHeading: 'You are not signed in',
    signedOut: 'Sign in to see the plan.',
    signedOutWhy: 'You are signed out when nothing happens. So we look after your data.',
    signIn: 'Sign in',
    noPlanHereHeading: 'We cannot show that plan',
    noPlanHere: 'There is no such plan, or you may not see it.',
    notYoursHeading: 'There is nothing for you here',
    notYours: 'You are signed in. But this page is for others.',
    toMyPlan: 'See my plan',
    toMyPage: 'Go to your page',
    toChoose: 'See whom you can help',
  },

  person: {
    bannerStart: 'You see the plan of',
    bannerSwitch: 'Change person',
    bannerLabel: 'Whose plan it is',
    toPlan: (about) => form(about, 'To my plan', `To ${possessive(about.name)} plan`),

    noFileHeading: (name) => `Hello ${name}`,
    noFile: 'You have no plan here.',
    noFileHelps: 'Do you help somebody?',
    noFileCall: 'Should you have a plan here? Then call us.',
  },

  money: {
    kroner: (number, one) => `${number} ${one ? 'krone' : 'kroner'}`,
  },
};
