/** Danish words of people to ring. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  heading: (about: Subject) => form(about, 'Dem kan du ringe til', `Dem kan ${about.name} og du ringe til`),
  kinds: {
    CASEWORKER: (about: Subject) =>
      form(about, 'Din rådgiver i kommunen', `${genitive(about.name)} rådgiver i kommunen`),
    CONTACT_PERSON: (about: Subject) =>
      form(about, 'Din kontaktperson', `${genitive(about.name)} kontaktperson`),
    AUTHORITY_UNIT: (_about: Subject) => 'Kommunen',
  },
  at: (kind: string, offer: string) => `${kind} hos ${offer}`,
  hours: (hours: string) => `Åbent: ${hours}.`,
};
