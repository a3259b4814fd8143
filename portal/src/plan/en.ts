/** English words of the first page. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  plan: {
    title: (about) => form(about, 'My plan', `${possessive(about.name)} plan`),
    heading: (about) => form(about, `Hello ${about.name}`, `${possessive(about.name)} plan`),
    helpAnother: 'Help somebody else',
  },

  today: {
    heading: (day) => `Today: ${day}`,
    goTo: (about, offer) => form(about, `You are going to ${offer}.`, `${about.name} is going to ${offer}.`),
    hours: (from, to) => `From ${from} to ${to}.`,
    free: (about) => form(about, 'You are free today.', `${about.name} is free today.`),
    next: (day) => `The next time is ${day}.`,
    nextTomorrow: (day) => `The next time is tomorrow, ${day}.`,
  },

  ways: {
    heading: (about) => form(about, 'What do you want to do?', `What do you want to do for ${about.name}?`),
    to: {
      'kommer-ikke': (about) =>
        form(about, 'Say that I am not coming', `Say that ${about.name} is not coming`),
      aendring: () => 'Tell that something has changed',
      uge: (about) => form(about, 'See my week', `See ${possessive(about.name)} week`),
      stoette: (about) => form(about, 'See my support and letters', `See ${possessive(about.name)} support`),
      penge: () => 'See what it costs',
      maal: (about) => form(about, 'See my goals', `See ${possessive(about.name)} goals`),
      forbered: () => 'Prepare for my meeting',
      'andet-tilbud': () => 'Say that the support does not fit',
      tilbud: () => 'Read about the offer',
      'andre-tilbud': () => 'See other offers',
      adgang: () => 'Choose who may see',
      'set-af': () => 'See who has looked',
    },
  },
};
