/** Danish words of "Støtten passer ikke". */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Støtten passer ikke', `Støtten passer ikke til ${about.name}`),
  noFreeChoice: (about: Subject) =>
    form(about, 'Du kan ikke frit vælge et andet sted.', `${about.name} kan ikke frit vælge et andet sted.`),
  examined: (about: Subject) =>
    form(
      about,
      'Men din rådgiver skal se på det sammen med dig.',
      `Men rådgiveren skal se på det sammen med ${about.name}.`,
    ),
  neverUnexamined: 'Kommunen må ikke sige nej uden at se på det først.',

  noOffer: (about: Subject) =>
    form(
      about,
      'Du har ikke et tilbud lige nu. Vil du gerne have et? Så ring til os.',
      `${about.name} har ikke et tilbud lige nu. Ring til os, hvis der er brug for et.`,
    ),

  reasonHeading: 'Hvad passer ikke?',
  reasonLabel: (about: Subject) =>
    form(about, 'Fortæl, hvad der ikke er godt for dig', `Fortæl, hvad der ikke er godt for ${about.name}`),
  reasonHint: 'Et par ord er nok.',
  missingReason: 'Skriv, hvad der ikke passer. Et par ord er nok.',
  aboutHeading: 'Det handler om',
  aboutLegend: 'Hvad handler det om?',
  allSupport: 'Al støtten',

  wishHeading: (about: Subject) => form(about, 'Hvad ønsker du dig?', `Hvad ønsker ${about.name} sig?`),
  wishLabel: (about: Subject) => form(about, 'Dit ønske', `Ønsket for ${about.name}`),
  wishHint: 'Du kan også lade det stå tomt.',
  noWish: 'Intet ønske',
  toOffers: 'Se andre tilbud',
  toOffersHint: 'Det, du har skrevet, er her, når du kommer tilbage.',

  next: (about: Subject) =>
    form(
      about,
      'En rådgiver skal se på det sammen med dig. Du kan følge det her på siden.',
      `En rådgiver skal se på det sammen med ${about.name}. ${about.name} kan følge det her på siden.`,
    ),

  beforeHidden: (about: Subject) => `${about.name} bestemmer, om du må se, hvad der er sagt før.`,
};
