/** Danish words of "Jeg kommer ikke". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Jeg kommer ikke', `${about.name} kommer ikke`),

  today: (day: string) => `I dag, ${day}`,
  tomorrow: (day: string) => `I morgen, ${day}`,

  dayHeading: 'Hvilken dag?',
  day: 'Dag',
  dayLegend: 'Vælg en dag',
  dayMissing: 'Vælg en dag.',
  callToday: 'Er det i dag? Så ring også.',
  moreDays: 'Vis flere dage',
  whatHeading: 'Hele dagen eller kun turen?',
  whatLegend: (about: Subject) => form(about, 'Hvad vil du sige?', `Hvad vil du sige for ${about.name}?`),
  whatMissing: 'Vælg en af dem.',
  what: {
    DAY: (about: Subject) => form(about, 'Jeg kommer slet ikke', `${about.name} kommer slet ikke`),
    TO_OFFER: (about: Subject) =>
      form(about, 'Jeg kommer, men skal ikke hentes', `${about.name} kommer, men skal ikke hentes`),
    FROM_OFFER: (about: Subject) =>
      form(about, 'Jeg kommer, men skal ikke køres hjem', `${about.name} kommer, men skal ikke køres hjem`),
    BOTH: (about: Subject) =>
      form(about, 'Jeg kommer, men skal slet ikke køres', `${about.name} kommer, men skal slet ikke køres`),
  },
  place: 'Sted',
  message: 'Besked',
  said: {
    DAY: (about: Subject) => form(about, 'Du kommer ikke.', `${about.name} kommer ikke.`),
    TO_OFFER: (about: Subject) =>
      form(about, 'Du kommer, men du bliver ikke hentet.', `${about.name} kommer, men bliver ikke hentet.`),
    FROM_OFFER: (about: Subject) =>
      form(
        about,
        'Du kommer, men du bliver ikke kørt hjem.',
        `${about.name} kommer, men bliver ikke kørt hjem.`,
      ),
    BOTH: (about: Subject) =>
      form(
        about,
        'Du kommer, men du bliver ikke hentet og ikke kørt hjem.',
        `${about.name} kommer, men bliver ikke hentet og ikke kørt hjem.`,
      ),
  },
  ridesToo: 'Turene den dag bliver også aflyst.',
  receiptHeading: 'Tak. Nu har du sagt det.',
  regret: (about: Subject) =>
    form(
      about,
      'Kommer du alligevel? Det kan du sige længere nede.',
      `Kommer ${about.name} alligevel? Det kan du sige længere nede.`,
    ),
  another: 'Sig det om en dag mere',
  toWeek: (about: Subject) => form(about, 'Se min uge', `Se ${genitive(about.name)} uge`),

  notWhole: 'Vi kunne ikke hente det hele. Prøv igen senere, eller ring til os.',
  fetching: 'Vi henter dagene …',
  noDaysHeading: 'Der er ingen dage at vælge',
  noDays: (about: Subject) =>
    form(
      about,
      'Er der en dag, du ikke kan? Så ring til os.',
      `Er der en dag, ${about.name} ikke kan? Så ring til os.`,
    ),
  mayNotHeading: 'Det kan du ikke sige her',
  mayNot: (about: Subject) => `Du må ikke sige det her for ${about.name}. Ring til os i stedet.`,
  daysHiddenHeading: 'Ring til os',
  daysHidden: (about: Subject) =>
    `Du må ikke se ${genitive(about.name)} dage. Ring, så finder vi dagen sammen.`,

  rulesHeading: 'Hvornår skal man sige det?',
  rulesUnset: 'Er du i tvivl? Så ring til os.',
  rideRulesHeading: 'Hvornår skal man sige det om turen?',
};
