/** English words of the first page. */
import { text } from '../text/en.ts';
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  plan: {
    title: (about) => form(about, 'My plan', `${possessive(about.name)} plan`),
    heading: (about) => form(about, `Hello ${about.name}`, `${possessive(about.name)} plan`),
    helpAnother: 'Help somebody else',

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
  },

  today: {
    heading: (day) => `Today: ${day}`,
    goTo: (about, offer) => form(about, `You are going to ${offer}.`, `${about.name} is going to ${offer}.`),
    hours: (from, to) => `From ${from} to ${to}.`,
    free: (about) => form(about, 'You are free today.', `${about.name} is free today.`),
    next: (day) => `The next time is ${day}.`,
    nextTomorrow: (day) => `The next time is tomorrow, ${day}.`,
    money: (about, amount, things) =>
      form(
        about,
        `Bring about ${amount} for ${text.and(things)}.`,
        `${about.name} needs about ${amount} for ${text.and(things)}.`,
      ),
    moneyExample: 'The price is an example.',
    things: { FOOD: 'food', DRINK: 'drinks', ACTIVITY: 'activities' },
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
