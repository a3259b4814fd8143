/** English words of "About the offer", and of what is said of any offer. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'About the offer', `About ${possessive(about.name)} offer`),
  none: (about) => form(about, 'You have no offer right now.', `${about.name} has no offer right now.`),
  noneHelp: (about) =>
    form(about, 'Would you like one? Then call us.', `Would ${about.name} like one? Then call us.`),
  begins: (about, day) => form(about, `You begin on ${day}.`, `${about.name} begins on ${day}.`),

  openHeading: 'When is it open?',
  noHours: 'We do not know the hours. Call and ask.',
  range: (from, until) => `${from} to ${until}`,
  toWeek: (about) => form(about, 'See when you are going', `See when ${about.name} is going`),

  contactHeading: 'Whom can you call?',
  noContact: 'There is no contact person yet. Call the municipality.',
  address: 'Are you not sure of the address? Then call and ask.',

  doHeading: (about) => form(about, 'What do you do there?', `What does ${about.name} do there?`),
  closedHeading: 'When is it closed?',
  closedNow: 'Closed now.',
  fromUntil: (from, until) => `from ${from} to the end of ${until}`,

  costHeading: 'What does it cost?',
  butThings: 'But some things cost money:',
  chosen: 'can be added',
  toMoney: (about) => form(about, 'See what you have to pay', `See what ${about.name} has to pay`),
  readMore: (host) => `Read more at ${host}`,

  rulesHeading: "The municipality's rules",
  rulesHint: 'Press a question to read the answer.',
  askInstead: 'Whom should you ask instead?',
};
