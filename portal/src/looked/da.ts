/** Danish words of "Hvem har set min plan?". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) =>
    form(about, 'Hvem har set min plan?', `Hvem har set ${genitive(about.name)} plan?`),
  notYours: (name: string) => `Det kan kun ${name} se.`,
  notYoursAsk: (name: string) => `Vil du vide det? Så spørg ${name}.`,

  what: 'Nye står øverst. Det, du selv ser, står her ikke.',
  nobody: 'Ingen har set din plan endnu.',
  nobodyOfThese: 'Ingen af dem har set din plan.',
  fullUntil: (day: string, time: string) => `Listen er fuld til ${day} klokken ${time}.`,
  fullMeans: 'Hvis nogen retter i listen, kan kommunen se det.',
  notYetFull: 'Listen er ikke kontrolleret endnu.',

  whom: 'Hvem vil du se på listen?',
  kinds: {
    ALL: 'Alle',
    CASEWORKER: 'Rådgivere i kommunen',
    CONTACT_PERSON: 'Kontaktpersoner på dit tilbud',
    RELATIVE: 'Dem, du har givet adgang',
  },
  fetching: 'Vi henter listen …',
  notFetched: 'Vi kan ikke hente listen lige nu. Prøv igen.',
  shown: (some: number, all: number) => `Du ser ${some} af ${all}.`,
  more: 'Vis flere',
  at: (time: string) => `Klokken ${time}`,
  times: (many: number, time: string) => `${many} gange, sidst klokken ${time}`,

  toList: 'Til listen',
  wonder: 'Jeg undrer mig over det her',
  asked: 'Du har spurgt:',
  askedOn: (day: string) => `Du spurgte ${day}.`,
  waits: 'Du har ikke fået svar endnu.',
  answeredOn: (day: string) => `Svar fra kommunen ${day}:`,
  questions: 'Det har du spurgt om',
  toAccess: 'Se, hvem der må se min plan',
  call: 'Vil du hellere tale med os? Så ring.',
};
