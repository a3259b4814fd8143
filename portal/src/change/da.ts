/** Danish words of "Noget er ændret". */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Noget er ændret', `Noget er ændret for ${about.name}`),
  why: (about: Subject) =>
    form(
      about,
      'Er der sket noget stort for dig? Så skal du sige det til os. Det kan betyde noget for din støtte.',
      `Er der sket noget stort for ${about.name}? Så skal du sige det til os. Det kan betyde noget for støtten.`,
    ),

  whatHeading: 'Hvad er ændret?',
  whatLegend: (about: Subject) =>
    form(about, 'Hvad handler det om?', `Hvad handler det om for ${about.name}?`),
  whatHint: 'Du må gerne vælge flere.',
  subjects: {
    FUNCTION: (about: Subject) => form(about, 'Det, jeg kan', `Det, ${about.name} kan`),
    RESOURCES: (about: Subject) => form(about, 'Det, jeg har', `Det, ${about.name} har`),
    NEEDS: (about: Subject) => form(about, 'Det, jeg har brug for', `Det, ${about.name} har brug for`),
  },
  examples: {
    FUNCTION: (_about: Subject) => 'For eksempel at gå, huske eller tale. Det kan være bedre eller værre.',
    RESOURCES: (_about: Subject) => 'For eksempel kræfter, penge, bolig eller folk, der hjælper.',
    NEEDS: (_about: Subject) => 'For eksempel mere hjælp, mindre hjælp eller mere ro.',
  },
  missingSubjects: 'Vælg mindst en ting.',

  howHeading: 'Fortæl med dine egne ord',
  howLabel: (about: Subject) => form(about, 'Hvad er der sket?', `Hvad er der sket for ${about.name}?`),
  howHint: 'Et par ord er nok.',
  missingText: 'Skriv, hvad der er ændret. Et par ord er nok.',

  whereHeading: 'Sted',
  whereLegend: 'Handler det om et sted?',
  nowhere: 'Nej, ikke om et bestemt sted',

  next: (about: Subject) =>
    form(
      about,
      'En rådgiver læser det. Når der er et svar, kan du se det her på siden.',
      `En rådgiver læser det. Når der er et svar, kan ${about.name} se det her.`,
    ),

  beforeHidden: (about: Subject) => `${about.name} bestemmer, om du må se, hvad der er fortalt før.`,
};
