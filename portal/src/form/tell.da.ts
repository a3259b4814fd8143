/** Danish words of a form that goes on where it was left. */
import { type Subject } from '../text/subject.ts';

export const words = {
  prepare: (about: Subject) => `Du må skrive et forslag. ${about.name} bestemmer, om det bliver sendt.`,
  begun: 'Du er begyndt at skrive. Her kan du skrive videre.',
  startOver: 'Slet det, jeg har skrevet',
  startOverAsk: {
    heading: 'Vil du slette det?',
    body: 'Så forsvinder det, du har skrevet.',
    yes: 'Ja, slet det',
    no: 'Nej, behold det',
  },
};
