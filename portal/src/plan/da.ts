/** Danish words of the first page. */
import { text } from '../text/da.ts';
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  plan: {
    title: (about: Subject) => form(about, 'Min plan', `${genitive(about.name)} plan`),
    heading: (about: Subject) => form(about, `Hej ${about.name}`, `${genitive(about.name)} plan`),
    helpAnother: 'Hjælp en anden',

    none: (about: Subject) =>
      form(about, 'Du har ikke en plan endnu', `${about.name} har ikke en plan endnu`),
    noneNext: (about: Subject) =>
      form(
        about,
        'Du får en plan, når du har fået en plads.',
        `Planen kommer, når ${about.name} har fået en plads.`,
      ),
    helpNow: (about: Subject) =>
      form(
        about,
        'Har du brug for hjælp nu? Så ring til os.',
        `Har ${about.name} brug for hjælp nu? Så ring til os.`,
      ),
    ended: (about: Subject) => form(about, 'Din plads er slut', `${genitive(about.name)} plads er slut`),
    endedOn: (about: Subject, offer: string, day: string) =>
      form(
        about,
        `Du havde plads hos ${offer} til og med ${day}.`,
        `${about.name} havde plads hos ${offer} til og med ${day}.`,
      ),
    endedNext: (about: Subject) =>
      form(about, 'Vil du i gang igen? Så ring til os.', `Vil ${about.name} i gang igen? Så ring til os.`),
    upcoming: (about: Subject) => form(about, 'Du begynder snart', `${about.name} begynder snart`),
    upcomingOn: (about: Subject, offer: string, day: string) =>
      form(about, `Du begynder hos ${offer} ${day}.`, `${about.name} begynder hos ${offer} ${day}.`),
  },

  today: {
    heading: (day: string) => `I dag: ${day}`,
    goTo: (about: Subject, offer: string) =>
      form(about, `Du skal til ${offer}.`, `${about.name} skal til ${offer}.`),
    hours: (from: string, to: string) => `Fra klokken ${from} til klokken ${to}.`,
    free: (about: Subject) => form(about, 'Du har fri i dag.', `${about.name} har fri i dag.`),
    next: (day: string) => `Næste gang er ${day}.`,
    nextTomorrow: (day: string) => `Næste gang er i morgen, ${day}.`,
    money: (about: Subject, amount: string, things: readonly string[]) =>
      form(
        about,
        `Tag cirka ${amount} med til ${text.and(things)}.`,
        `${about.name} skal have cirka ${amount} med til ${text.and(things)}.`,
      ),
    moneyExample: 'Prisen er et eksempel.',
    things: { FOOD: 'mad', DRINK: 'drikke', ACTIVITY: 'aktiviteter' },
  },

  ways: {
    heading: (about: Subject) => form(about, 'Hvad vil du?', `Hvad vil du for ${about.name}?`),
    to: {
      'kommer-ikke': (about: Subject) =>
        form(about, 'Sige, at jeg ikke kommer', `Sige, at ${about.name} ikke kommer`),
      aendring: (_about: Subject) => 'Fortælle, at noget er ændret',
      uge: (about: Subject) => form(about, 'Se min uge', `Se ${genitive(about.name)} uge`),
      stoette: (about: Subject) => form(about, 'Se min støtte og breve', `Se ${genitive(about.name)} støtte`),
      penge: (_about: Subject) => 'Se, hvad det koster',
      maal: (about: Subject) => form(about, 'Se mine mål', `Se ${genitive(about.name)} mål`),
      forbered: (_about: Subject) => 'Gøre klar til mit møde',
      'andet-tilbud': (_about: Subject) => 'Sige, at støtten ikke passer',
      tilbud: (_about: Subject) => 'Læse om tilbuddet',
      'andre-tilbud': (_about: Subject) => 'Se andre tilbud',
      adgang: (_about: Subject) => 'Vælge, hvem der må se',
      'set-af': (_about: Subject) => 'Se, hvem der har set',
    },
  },
};
