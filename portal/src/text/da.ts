/**
 * Danish: what every view says. Short sentences, everyday words, "du", no sentence over 15 words.
 *
 * Each folder of views has its own words in `da.ts` and `en.ts`; the English pages are built with `en.ts` in the place of
 * `da.ts`. A sentence about the citizen is a function of the `Subject`: first the citizen's form, then the relative's.
 */
import { form, genitive, list, type Subject } from './subject.ts';

export const text = {
  locale: 'da-DK',
  and: (words: readonly string[]): string => list(words, 'og'),
  page: {
    language: 'da',
    prefix: '',
    solution: 'Samvær',
    signingOut: 'Vi logger dig af …',
    signOutFailed: 'Du er ikke logget af. Prøv igen. Du kan også lukke browseren.',
    print: 'Print siden',
    loading: 'Vi henter siden …',
  },
  call: (phone: string) => `Ring ${phone}`,

  dates: {
    clock: (hours: number, minutes: string) => (minutes === '00' ? `${hours}` : `${hours}.${minutes}`),
    full: (weekday: string, day: number, month: string, year: string | null) =>
      `${weekday} den ${day}. ${month}${year ? ` ${year}` : ''}`,
    fromTo: (from: string, to: string) => `klokken ${from} til ${to}`,
    between: (from: string, to: string) =>
      from === to ? `klokken ${from}` : `mellem klokken ${from} og ${to}`,
    at: (time: string) => `klokken ${time}`,
    weekdays: {
      MONDAY: 'mandag',
      TUESDAY: 'tirsdag',
      WEDNESDAY: 'onsdag',
      THURSDAY: 'torsdag',
      FRIDAY: 'fredag',
      SATURDAY: 'lørdag',
      SUNDAY: 'søndag',
    },
  },

  states: {
    slow: 'Det tager lidt tid. Vent et øjeblik.',
    ready: 'Siden er klar.',
    failedHeading: 'Vi kan ikke vise siden lige nu',
    failed: 'Det er ikke din fejl. Intet er slettet.',
    retry: 'Prøv igen',
    retryOrCall: 'Virker det ikke? Så ring til os.',
    requestId: (id: string) => `Nummer på fejlen: ${id}`,
    signedOutHeading: 'Du er ikke logget ind',
    signedOut: 'Log ind for at se planen.',
    signedOutWhy: 'Du bliver logget af, når der ikke sker noget. Så passer vi på dine data.',
    signIn: 'Log ind',
    noPlanHereHeading: 'Vi kan ikke vise den plan',
    noPlanHere: 'Planen findes ikke, eller du må ikke se den.',
    notYoursHeading: 'Her er ikke noget til dig',
    notYours: 'Du er logget ind. Men den her side er til andre.',
    toMyPlan: 'Se min plan',
    toMyPage: 'Gå til din side',
    toChoose: 'Se, hvem du kan hjælpe',
  },

  person: {
    bannerStart: 'Du ser planen for',
    bannerSwitch: 'Skift person',
    bannerLabel: 'Hvem planen er for',
    toPlan: (about: Subject) => form(about, 'Til min plan', `Til ${genitive(about.name)} plan`),

    noFileHeading: (name: string) => `Hej ${name}`,
    noFile: 'Du har ingen plan her.',
    noFileHelps: 'Hjælper du en anden?',
    noFileCall: 'Skal du have en plan her? Så ring til os.',
  },

  money: {
    kroner: (number: string, one: boolean) => `${number} ${one ? 'krone' : 'kroner'}`,
  },
};
