/** Danish words of "Penge". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Hvad koster det?', `Hvad koster det for ${about.name}?`),

  pays: (about: Subject) => form(about, 'Det betaler du', `Det betaler ${about.name}`),
  free: 'Det er gratis at være med.',
  paysNothing: (about: Subject) =>
    form(about, 'Du skal ikke betale for andet.', `${about.name} skal ikke betale for andet.`),
  perDay: (offer: string | null) => (offer ? `En dag hos ${offer}` : 'En dag'),
  perWeek: 'En uge',
  perMonth: 'En måned',
  about: (amount: string) => `cirka ${amount}`,
  whatFor: 'Det går pengene til',
  notASum: 'Noget betales kun nogle gange. Det er ikke regnet med.',
  optional: (about: Subject) => form(about, 'Det kan du vælge til', `Det kan ${about.name} vælge til`),
  optionalSum: (about: Subject, week: string, month: string) =>
    form(
      about,
      `Vælger du det hele, koster det cirka ${week} mere om ugen.`,
      `Vælger ${about.name} det hele, koster det cirka ${week} mere om ugen.`,
    ) + ` Det er cirka ${month} mere om måneden.`,

  back: (about: Subject) =>
    form(about, 'Penge tilbage for turen', `Penge tilbage for ${genitive(about.name)} tur`),
  backPerDay: (about: Subject, amount: string, offer: string) =>
    form(
      about,
      `Du får ${amount} tilbage for hver dag hos ${offer}.`,
      `${about.name} får ${amount} tilbage for hver dag hos ${offer}.`,
    ),
  backReceipt: (about: Subject, offer: string) =>
    form(
      about,
      `Du får penge tilbage for turen til ${offer}. Gem kvitteringen.`,
      `${about.name} får penge tilbage for turen til ${offer}. Gem kvitteringen.`,
    ),
  backFrom: (day: string) => `Det begynder ${day}.`,
  backUntil: (day: string) => `Det gælder til og med ${day}.`,

  whatIf: (about: Subject) =>
    form(about, 'Hvad hvis jeg kom en dag mere?', `Hvad hvis ${about.name} kom en dag mere?`),
  whatIfHint: 'Vælg et antal dage. Så regner vi det ud.',
  whatIfOnly: (about: Subject) =>
    form(
      about,
      'Det er kun et regnestykke. Dine dage bliver ikke ændret.',
      `Det er kun et regnestykke. ${genitive(about.name)} dage bliver ikke ændret.`,
    ),
  daysLegend: 'Dage om ugen',
  daysAt: (offer: string) => `Dage om ugen hos ${offer}`,
  days: (days: number) => (days === 1 ? '1 dag om ugen' : `${days} dage om ugen`),
  asNow: 'Som nu',
  notCounted: 'Vi kunne ikke regne det ud. Det er ikke din fejl. Prøv igen.',
  thenWeek: (week: string, month: string) =>
    `Så koster det cirka ${week} om ugen. Det er cirka ${month} om måneden.`,
  more: (week: string) => `Det er cirka ${week} mere om ugen end nu.`,
  less: (week: string) => `Det er cirka ${week} mindre om ugen end nu.`,
  same: 'Det er det samme som nu.',
  otherDays: (about: Subject) =>
    form(
      about,
      'Vil du have flere eller færre dage? Så ring til os.',
      `Vil ${about.name} have flere eller færre dage? Så ring til os.`,
    ),

  payHow: 'Hvordan betaler man?',
  payHowUnset: 'Vil du vide, hvordan man betaler? Så ring til os.',
};
