/** Danish words of what was asked before. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  latest: (day: string) => `Sidst sagt ${day}.`,
  all: (number: number) => `Se, hvad der er sagt før (${number})`,
  byCitizen: (about: Subject) => form(about, 'Du skrev:', `${about.name} skrev:`),
  byRelative: 'En pårørende skrev:',
  writtenDown: 'En rådgiver skrev det ned:',
  wish: 'Ønske:',
  status: {
    RECEIVED: (_about: Subject) => 'Kommunen har fået det.',
    UNDER_REVIEW: (about: Subject) =>
      form(about, 'Din rådgiver ser på det sammen med dig.', `Rådgiveren ser på det med ${about.name}.`),
    CLOSED: (_about: Subject) => 'Der er et svar.',
  },
  answer: (day: string) => `Svar ${day}.`,
  outcomes: {
    UNCHANGED: (about: Subject) => form(about, 'Din støtte er den samme.', 'Støtten er den samme.'),
    REORGANISED: (about: Subject) => form(about, 'Din støtte bliver lavet om.', 'Støtten bliver lavet om.'),
    OTHER_SUPPORT: (about: Subject) =>
      form(about, 'En anden støtte passer bedre til dig.', 'En anden støtte passer bedre.'),
    ENDED: (about: Subject) =>
      form(about, 'Du har ikke brug for støtten mere.', 'Der er ikke brug for støtten mere.'),
  },
  talked: (day: string) => `Vi talte om det ${day}.`,
  number: (number: string) => `Nummer: ${number}`,
};
