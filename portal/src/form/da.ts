/** Danish words of every form. */
import type { Subject } from '../text/subject.ts';

export const words = {
  step: (at: number, of: number) => `Trin ${at} af ${of}`,
  next: 'Næste',
  back: 'Tilbage',
  check: 'Se det igennem',
  checkHint: 'Er det rigtigt? Du kan gå tilbage og rette det.',
  send: 'Send',
  sending: 'Vi sender …',
  notSentHeading: 'Det er ikke sendt endnu',
  failed: 'Det gik ikke. Det er ikke din fejl. Prøv igen, eller ring til os.',
  signedOut: 'Du er logget af. Log ind igen.',
  kept: 'Det, du har skrevet, er gemt.',
  notKept: 'Vi kunne ikke gemme det, du skrev.',
  nothing: 'Ikke udfyldt',
  receiptHeading: 'Tak. Vi har fået din besked.',
  number: (number: string) => `Din besked har nummer ${number}.`,
  numberHint: 'Sig nummeret, hvis du ringer.',
  answerBy: (day: string) => `Du får svar senest ${day}.`,
  choose: 'Vælg',

  giveTo: (about: Subject) => `Giv til ${about.name}`,
  handedOver: {
    heading: (about: Subject) => `${about.name} kan se dit forslag nu`,
    next: (about: Subject) => `Det er ikke sendt. ${about.name} bestemmer, om det skal sendes.`,
  },
};
