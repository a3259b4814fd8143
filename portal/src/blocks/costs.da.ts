/** Danish words of what it costs. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  heading: 'Hvad koster det?',
  free: 'Det er gratis at være med.',
  butPay: (about: Subject) => form(about, 'Du betaler for det her:', `${about.name} betaler for det her:`),
  nothing: (about: Subject) =>
    form(about, 'Du skal ikke betale for andet.', `${about.name} skal ikke betale for andet.`),
  sum: (week: string, month: string) => `I alt cirka ${week} om ugen. Det er cirka ${month} om måneden.`,
  about: 'Tallene er ikke helt præcise.',
  notASum: 'Noget betales kun nogle gange. Det er ikke regnet med.',
  optional: (about: Subject) => form(about, 'Det kan du vælge til', `Det kan ${about.name} vælge til`),
  allExamples: 'Priserne er eksempler. De rigtige priser kommer fra kommunen.',
  someExamples: 'Hvor der står "eksempel", er prisen ikke den rigtige endnu.',
  example: 'eksempel',
  at: (offer: string) => ` hos ${offer}`,
  units: {
    PER_DAY: 'om dagen',
    PER_PIECE: 'stykket',
    PER_OCCASION: 'hver gang',
    PER_MONTH: 'om måneden',
  },
};
