/** Danish words of what was told before. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  latest: (day: string, answered: boolean) =>
    `Sidst fortalt ${day}. ${answered ? 'Der er et svar.' : 'Der er ikke svaret endnu.'}`,
  all: (number: number) => `Se, hvad der er fortalt før (${number})`,
  by: {
    CITIZEN: (about: Subject) => form(about, 'Du fortalte det.', `${about.name} fortalte det.`),
    RELATIVE: (_about: Subject) => 'En pårørende fortalte det.',
    CASEWORKER: (_about: Subject) => 'En rådgiver skrev det ned.',
    CONTACT_PERSON: (about: Subject) =>
      form(about, 'Dit tilbud fortalte det.', `${genitive(about.name)} tilbud fortalte det.`),
  },
  about: 'Det handler om:',
  answer: 'Svar',
  noAnswer: 'Der er ikke svaret endnu.',
  number: (number: string) => `Nummer: ${number}`,
};
