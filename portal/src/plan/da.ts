/** Danish words of the first page. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  plan: {
    title: (about: Subject) => form(about, 'Min plan', `${genitive(about.name)} plan`),
    heading: (about: Subject) => form(about, `Hej ${about.name}`, `${genitive(about.name)} plan`),
    helpAnother: 'Hjælp en anden',
  },

  today: {
    heading: (day: string) => `I dag: ${day}`,
    goTo: (about: Subject, offer: string) =>
      form(about, `Du skal til ${offer}.`, `${about.name} skal til ${offer}.`),
    hours: (from: string, to: string) => `Fra klokken ${from} til klokken ${to}.`,
    free: (about: Subject) => form(about, 'Du har fri i dag.', `${about.name} har fri i dag.`),
    next: (day: string) => `Næste gang er ${day}.`,
    nextTomorrow: (day: string) => `Næste gang er i morgen, ${day}.`,
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
