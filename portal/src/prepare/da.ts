/** Danish words of "Gør klar til mødet". Only the relative's page is about somebody else; the rest is the citizen's own. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Gør klar til mødet', `${about.name} gør klar til mødet`),

  own: (about: Subject) => `Det her er ${about.name} alene om.`,
  ownWhy: (about: Subject) => `${about.name} logger selv ind og svarer.`,
  ownHelp: 'Du kan sidde ved siden af og hjælpe.',

  none: 'Der er ikke aftalt et møde.',
  noneNext: 'Så er der ikke noget at gøre klar nu.',
  noneCall: 'Vil du gerne have et møde? Så ring til os.',

  meetingOn: (when: string) => `Dit møde er ${when}.`,
  what: 'Svar på det, du har lyst til.',
  which: 'Hvilket møde?',
  whichHint: 'Du har flere møder.',
  whichOne: (offer: string, day: string) => `${offer}, ${day}`,

  heading: {
    wellbeing: 'Hvordan har du det?',
    activities: 'Kan du lide det, du laver der?',
    company: 'Kan du lide at være sammen med de andre?',
    days: 'Passer dagene dig?',
    journey: 'Går turen derhen og hjem godt?',
  },
  pick: 'Vælg et svar, eller gå videre.',
  answers: {
    wellbeing: ['Slet ikke godt', 'Ikke så godt', 'Midt imellem', 'Godt', 'Meget godt'],
    activities: ['Nej, slet ikke', 'Ikke så meget', 'Midt imellem', 'Ja', 'Ja, meget'],
    company: ['Nej, slet ikke', 'Ikke så meget', 'Midt imellem', 'Ja', 'Ja, meget'],
    days: ['Nej, slet ikke', 'Ikke så godt', 'Midt imellem', 'Ja, godt', 'Ja, meget godt'],
    journey: ['Nej, slet ikke godt', 'Ikke så godt', 'Midt imellem', 'Ja, godt', 'Ja, meget godt'],
  },
  skip: 'Jeg vil ikke svare',

  wishes: 'Hvad vil du tale om?',
  wishesLabel: 'Skriv det her',
  wishesHint: 'Du behøver ikke at skrive noget.',
  yourWishes: 'Det vil du tale om',

  send: 'Send til rådgiveren',
  sendOnce: 'Når du har sendt, kan du ikke rette det.',
  thanks: 'Tak. Din rådgiver kan læse det nu.',
  sent: 'Du har sendt dine svar',
  sentHint: 'Du kan ikke rette dem. Vil du sige mere? Så ring til os.',
};
