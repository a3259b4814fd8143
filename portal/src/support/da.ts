/** Danish words of "Min støtte". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Min støtte', `${genitive(about.name)} støtte`),

  news: {
    heading: (about: Subject, count: number) =>
      count === 1
        ? form(about, 'Ny afgørelse', `Ny afgørelse til ${about.name}`)
        : form(about, `${count} nye afgørelser`, `${count} nye afgørelser til ${about.name}`),
    unread: (about: Subject) => `${about.name} har ikke læst det endnu.`,
    read: (count: number): string => (count === 1 ? 'Læs afgørelsen' : 'Læs den nyeste'),
    letters: (about: Subject, count: number) =>
      form(
        about,
        count === 1 ? 'Du har 1 nyt brev.' : `Du har ${count} nye breve.`,
        count === 1 ? `${about.name} har 1 nyt brev.` : `${about.name} har ${count} nye breve.`,
      ),
    toLetters: 'Se brevene',
  },

  place: {
    several: (about: Subject) => form(about, 'Dine pladser', `${genitive(about.name)} pladser`),
    has: (about: Subject, offer: string) =>
      form(about, `Du har plads hos ${offer}`, `${about.name} har plads hos ${offer}`),
    begins: (about: Subject, offer: string, day: string) =>
      form(about, `Du begynder hos ${offer} ${day}`, `${about.name} begynder hos ${offer} ${day}`),
    had: (about: Subject, offer: string, day: string) =>
      form(
        about,
        `Du havde plads hos ${offer} til og med ${day}.`,
        `${about.name} havde plads hos ${offer} til og med ${day}.`,
      ),
    days: (days: number) => (days === 1 ? '1 dag om ugen' : `${days} dage om ugen`),
    since: (day: string) => `Siden ${day}.`,
    until: (day: string) => `Til og med ${day}.`,
    openEnded: (about: Subject) =>
      form(about, 'Så længe du har brug for det.', `Så længe ${about.name} har brug for det.`),
    then: (day: string, days: string) => `Fra ${day}: ${days}.`,
    changes: (day: string) => `Det bliver ændret ${day}.`,
    why: 'Hvorfor?',
    before: (about: Subject) => form(about, 'Det havde du før', `Det havde ${about.name} før`),
    none: (about: Subject) => form(about, 'Du har ikke en plads nu', `${about.name} har ikke en plads nu`),
    again: (about: Subject) =>
      form(about, 'Vil du i gang igen? Så ring til os.', `Vil ${about.name} i gang igen? Så ring til os.`),
    want: (about: Subject) =>
      form(
        about,
        'Vil du gerne have en plads? Så ring til os.',
        `Vil ${about.name} have en plads? Så ring til os.`,
      ),
  },

  ride: {
    OWN: (about: Subject) => form(about, 'Du kommer selv derhen.', `${about.name} kommer selv derhen.`),
    PUBLIC_TRANSPORT: (about: Subject) =>
      form(about, 'Du tager bus eller tog.', `${about.name} tager bus eller tog.`),
    DRIVEN_BY_RELATIVE: (about: Subject) =>
      form(about, 'En, du kender, kører dig.', `En, ${about.name} kender, kører.`),
    FLEXRUTE: (_about: Subject) => 'Flexrute-bussen kører derhen og hjem.',
    OFFER_MINIBUS: (_about: Subject) => 'Minibussen kører derhen og hjem.',
    TAXI: (_about: Subject) => 'En taxa kører derhen og hjem.',
    WHEELCHAIR_LIFT_VEHICLE: (_about: Subject) => 'En bil med lift kører derhen og hjem.',
    none: 'Der er ikke aftalt kørsel.',
  },

  applications: {
    heading: (about: Subject) => form(about, 'Du har søgt', `${about.name} har søgt`),
    noPlace: (about: Subject) =>
      form(about, 'Du har ikke en plads endnu.', `${about.name} har ikke en plads endnu.`),
    received: (day: string) => `Vi fik ansøgningen ${day}.`,
    waits: 'Vi har ikke svaret endnu.',
    wished: (about: Subject) => form(about, 'Du skrev:', `${about.name} ønsker:`),
    when: 'Vil du vide, hvornår der er svar? Så ring til os.',
  },

  decisions: {
    heading: 'Afgørelser',
    writtenTo: (about: Subject) => `De er skrevet til ${about.name}. »Du« er ${about.name}.`,
    what: 'En afgørelse er det, kommunen har bestemt.',
    none: 'Der er ingen afgørelser endnu.',
    from: (day: string) => `Fra ${day}.`,
    facts: 'Det ved vi',
    considerations: 'Det har vi lagt vægt på',
    reasons: 'Derfor',
    hearing: (about: Subject) => form(about, 'Det sagde du', `Det sagde ${about.name}`),
    notHeard: 'Derfor spurgte vi ikke først',
    law: 'Lov',
    lawLine: (law: string, paragraph: string, title: string) => `${law} ${paragraph}: ${title}`,
    letter: 'Læs brevet',
    older: 'Se ældre afgørelser',
  },

  rights: {
    heading: 'Er du ikke enig?',
    relative: (about: Subject) => `Er ${about.name} ikke enig?`,
    can: (about: Subject) => form(about, 'Så kan du klage.', `Så kan ${about.name} klage.`),
    noReason: 'Man behøver ikke at sige hvorfor.',
    complain: 'Klag over det her',
    complaint: (about: Subject) => form(about, 'Du har klaget', 'Der er klaget'),
    late: 'Klag alligevel',
  },

  letters: {
    heading: 'Breve',
    none: 'Der er ingen breve endnu.',
    // As the letters themselves are called (server/src/letters/text.rs).
    decision: {
      GRANT: (about: Subject) => form(about, 'Afgørelse om din plads', 'Afgørelse om plads'),
      TRANSPORT: (about: Subject) => form(about, 'Afgørelse om din kørsel', 'Afgørelse om kørsel'),
    },
    kinds: {
      DECISION: (_about: Subject) => 'Afgørelse',
      FOLLOW_UP: (about: Subject) => form(about, 'Opfølgning på din plads', 'Opfølgning på plads'),
      REVIEW: (about: Subject) => form(about, 'Svar: din støtte', 'Svar om støtte'),
      COMPLAINT_ANSWER: (about: Subject) => form(about, 'Svar på din klage', 'Svar på en klage'),
      RECEIPT: (about: Subject) => form(about, 'Vi har fået din besked', 'Vi har fået en besked'),
      ACCESS: (_about: Subject) => 'En anden kan se din sag',
    },
    receipt: {
      application: (about: Subject) => form(about, 'Vi har fået din ansøgning', 'Vi har fået en ansøgning'),
      complaint: (about: Subject) => form(about, 'Vi har fået din klage', 'Vi har fået en klage'),
    },
    isNew: (about: Subject) => form(about, 'ny', 'ikke læst'),
    pdfOf: (letter: string) => `Hent som PDF: ${letter}`,
    older: (count: number) => (count === 1 ? 'Se 1 ældre brev' : `Se ${count} ældre breve`),
  },

  questions: 'Har du spørgsmål? Så ring til os.',
};
