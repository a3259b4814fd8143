/** English words of what has been said of the days ahead. */
import { form } from '../text/subject.ts';
import type { words as danish } from './said.da.ts';

export const words: typeof danish = {
  saidHeading: 'Already said',
  nothingSaid: (about) =>
    form(about, 'You have not said that you stay away.', `Nobody has said that ${about.name} stays away.`),
  earlier: {
    DAY: (about, offer) =>
      form(about, `You are not coming to ${offer}.`, `${about.name} is not coming to ${offer}.`),
    TO_OFFER: (about, offer) =>
      form(about, `Nobody fetches you to ${offer}.`, `Nobody fetches ${about.name} to ${offer}.`),
    FROM_OFFER: (about, offer) =>
      form(about, `Nobody takes you home from ${offer}.`, `Nobody takes ${about.name} home from ${offer}.`),
  },
  afterAll: {
    DAY: (about) => form(about, 'I am coming after all', `${about.name} is coming after all`),
    TO_OFFER: (about) =>
      form(about, 'I want the ride there after all', `${about.name} wants the ride there after all`),
    FROM_OFFER: (about) =>
      form(about, 'I want the ride home after all', `${about.name} wants the ride home after all`),
  },
  sure: {
    DAY: (about) => form(about, 'Are you coming after all?', `Is ${about.name} coming after all?`),
    TO_OFFER: (about) =>
      form(
        about,
        'Do you want the ride there after all?',
        `Does ${about.name} want the ride there after all?`,
      ),
    FROM_OFFER: (about) =>
      form(about, 'Do you want the ride home after all?', `Does ${about.name} want the ride home after all?`),
  },
  ridesAgain: 'Then the rides are driven again too.',
  yes: {
    DAY: (about) => form(about, 'Yes, I am coming', `Yes, ${about.name} is coming`),
    TO_OFFER: () => 'Yes, please',
    FROM_OFFER: () => 'Yes, please',
  },
  no: 'No, leave it',
  takenBack: {
    DAY: (about, day) =>
      form(
        about,
        `Good. You are coming after all: ${day}.`,
        `Good. ${about.name} is coming after all: ${day}.`,
      ),
    TO_OFFER: (about, day) =>
      form(about, `Good. You are fetched: ${day}.`, `Good. ${about.name} is fetched: ${day}.`),
    FROM_OFFER: (about, day) =>
      form(about, `Good. You are taken home: ${day}.`, `Good. ${about.name} is taken home: ${day}.`),
  },
};
