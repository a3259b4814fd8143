/** English words of people to ring. */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './contacts.da.ts';

export const words: typeof danish = {
  heading: (about) => form(about, 'You can call them', `${about.name} and you can call them`),
  kinds: {
    CASEWORKER: (about) =>
      form(
        about,
        'Your caseworker at the municipality',
        `${possessive(about.name)} caseworker at the municipality`,
      ),
    CONTACT_PERSON: (about) => form(about, 'Your contact person', `${possessive(about.name)} contact person`),
    AUTHORITY_UNIT: () => 'The municipality',
  },
  at: (kind, offer) => `${kind} at ${offer}`,
  hours: (hours) => `Open: ${hours}.`,
};
