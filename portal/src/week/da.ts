/** Danish words of "Min uge". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  toCalendar: 'Få ugen i din telefons kalender',
  title: (about: Subject) => form(about, 'Min uge', `${genitive(about.name)} uge`),

  thisWeek: 'Denne uge',
  nextWeek: 'Næste uge',
  laterWeek: (weeks: number) => `Om ${weeks} uger`,
  fromTo: (first: string, last: string) => `Fra ${first} til ${last}.`,
  before: 'Ugen før',
  after: 'Ugen efter',
  fetching: 'Vi henter ugen …',
  notFetched: 'Vi kunne ikke hente ugen. Det er ikke din fejl. Prøv igen.',
  noLater: 'Her kan du ikke se længere frem. Vil du vide mere? Så ring til os.',

  today: (day: string) => `I dag: ${day}`,
  tomorrow: (day: string) => `I morgen: ${day}`,
  free: 'Fri',
  passed: 'Dage, der er gået',
  noDays: 'Der er ikke valgt dage endnu. Ring til os, hvis du vil vide mere.',
  freeAllWeek: (about: Subject) => form(about, 'Du har fri hele ugen.', `${about.name} har fri hele ugen.`),
  examples: 'Priserne er eksempler. De rigtige priser kommer fra kommunen.',
  hours: (from: string, to: string) => `Fra klokken ${from} til klokken ${to}.`,

  absent: (about: Subject, offer: string) =>
    form(about, `Du kommer ikke til ${offer}.`, `${about.name} kommer ikke til ${offer}.`),
  paused: (about: Subject, offer: string) =>
    form(about, `Du har pause fra ${offer}.`, `${about.name} har pause fra ${offer}.`),
  closed: (offer: string) => `${offer} har lukket.`,
  closedWhy: 'Grunden er:',
  stayHome: (about: Subject) => form(about, 'Du skal ikke af sted.', `${about.name} skal ikke af sted.`),

  ride: {
    cancelledThere: (about: Subject) =>
      form(
        about,
        'Du bliver ikke hentet. Turen derhen er aflyst.',
        `${about.name} bliver ikke hentet. Turen derhen er aflyst.`,
      ),
    cancelledHome: (about: Subject) =>
      form(
        about,
        'Du bliver ikke kørt hjem. Turen hjem er aflyst.',
        `${about.name} bliver ikke kørt hjem. Turen hjem er aflyst.`,
      ),
    dayOff: (about: Subject) =>
      form(about, 'Du bliver ikke hentet den dag.', `${about.name} bliver ikke hentet den dag.`),
    none: (about: Subject) =>
      form(about, 'Du har ikke kørsel den dag.', `${about.name} har ikke kørsel den dag.`),
  },

  notComing: (about: Subject) => form(about, 'Sig, at jeg ikke kommer', `Sig, at ${about.name} ikke kommer`),
};
