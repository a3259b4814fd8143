/**
 * Danish. Short sentences, everyday words, "du", no sentence over 15 words.
 *
 * A sentence about the citizen is a function of the `Subject`: first the citizen's form, then the relative's.
 */
import { page } from './page-da.ts';
import { form, genitive, list, type Subject } from './subject.ts';

const and = (words: readonly string[]): string => list(words, 'og');

/** Who comes with the ride, at the start of a sentence. */
const driver = {
  FLEXRUTE: 'Flexrute-bussen',
  OFFER_MINIBUS: 'Minibussen',
  TAXI: 'Taxaen',
  WHEELCHAIR_LIFT_VEHICLE: 'Bilen med lift',
};

export const da = {
  locale: 'da-DK',
  and,
  page,

  dates: {
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
    stillThereHeading: 'Er du her stadig?',
    stillThere: 'Ellers logger vi dig snart af. Så kan andre ikke se din side.',
    stay: 'Ja, jeg er her',
    timedOutHeading: 'Du er logget af',
    timedOut: 'Der skete ikke noget i et stykke tid.',
    timedOutWhy: 'Så passer vi på dine data. Log ind, hvis du vil videre.',
    signIn: 'Log ind',
    noPlanHereHeading: 'Vi kan ikke vise den plan',
    noPlanHere: 'Planen findes ikke, eller du må ikke se den.',
    notYoursHeading: 'Her er ikke noget til dig',
    notYours: 'Du er logget ind. Men den her side er til andre.',
    toMyPlan: 'Se min plan',
    toChoose: 'Se, hvem du kan hjælpe',
  },

  plan: {
    title: (about: Subject) => form(about, 'Min plan', `${genitive(about.name)} plan`),
    heading: (about: Subject) => form(about, `Hej ${about.name}`, `${genitive(about.name)} plan`),
    helpAnother: 'Hjælp en anden',
    bannerStart: 'Du ser planen for',
    bannerSwitch: 'Skift person',
    bannerLabel: 'Hvem planen er for',

    noFileHeading: (name: string) => `Hej ${name}`,
    noFile: 'Du har ingen plan her.',
    noFileHelps: 'Hjælper du en anden?',
    noFileCall: 'Skal du have en plan her? Så ring til os.',

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
        `Tag cirka ${amount} med til ${and(things)}.`,
        `${about.name} skal have cirka ${amount} med til ${and(things)}.`,
      ),
    moneyExample: 'Prisen er et eksempel.',
    things: { FOOD: 'mad', DRINK: 'drikke', ACTIVITY: 'aktiviteter' },
  },

  week: {
    heading: (about: Subject) => form(about, 'Din uge', `${genitive(about.name)} uge`),
    nextHeading: (about: Subject) => form(about, 'Din næste uge', `${genitive(about.name)} næste uge`),
    today: 'i dag',
    free: 'Fri',
    noDays: 'Der er ikke valgt dage endnu.',
    absent: (about: Subject) => form(about, 'du kommer ikke', `${about.name} kommer ikke`),
    paused: 'pause',
    closed: (reason: string | null | undefined) => (reason ? `lukket (${reason.toLowerCase()})` : 'lukket'),
  },

  ride: {
    heading: (about: Subject) => form(about, 'Din kørsel', `${genitive(about.name)} kørsel`),
    none: (about: Subject) => form(about, 'Du har ikke kørsel.', `${about.name} har ikke kørsel.`),
    noneHelp: (about: Subject) =>
      form(
        about,
        'Har du brug for kørsel? Så ring til os.',
        `Har ${about.name} brug for kørsel? Så ring til os.`,
      ),
    fetches: (about: Subject, mode: keyof typeof driver, when: string) =>
      form(about, `${driver[mode]} henter dig ${when}.`, `${driver[mode]} henter ${about.name} ${when}.`),
    home: (about: Subject, mode: keyof typeof driver, when: string) =>
      form(
        about,
        `${driver[mode]} kører dig hjem ${when}.`,
        `${driver[mode]} kører ${about.name} hjem ${when}.`,
      ),
    noneToday: (about: Subject) =>
      form(about, 'Du har ikke kørsel i dag.', `${about.name} har ikke kørsel i dag.`),
    own: (about: Subject) =>
      form(about, 'Du kommer selv derhen og hjem.', `${about.name} kommer selv derhen og hjem.`),
    publicTransport: (about: Subject) =>
      form(about, 'Du tager bus eller tog.', `${about.name} tager bus eller tog.`),
    drivenByRelative: (about: Subject) =>
      form(about, 'En, du kender, kører dig.', `En, ${about.name} kender, kører.`),
    begins: (day: string) => `Kørslen begynder ${day}.`,
    companion: (about: Subject) =>
      form(about, 'Der er en med til at hjælpe dig.', `Der er en med til at hjælpe ${about.name}.`),
    bring: (about: Subject, aids: readonly string[]) =>
      form(about, `Husk din ${and(aids)}.`, `Husk ${genitive(about.name)} ${and(aids)}.`),
    aids: { ROLLATOR: 'rollator', WHEELCHAIR: 'kørestol' },
  },

  costs: {
    heading: 'Hvad koster det?',
    kroner: (number: string, one: boolean) => `${number} ${one ? 'krone' : 'kroner'}`,
    free: 'Det er gratis at være med.',
    butPay: (about: Subject) => form(about, 'Du betaler for det her:', `${about.name} betaler for det her:`),
    nothing: (about: Subject) =>
      form(about, 'Du skal ikke betale for andet.', `${about.name} skal ikke betale for andet.`),
    sum: (week: string, month: string) => `I alt cirka ${week} om ugen. Det er cirka ${month} om måneden.`,
    about: 'Tallene er ikke helt præcise.',
    notASum: 'Noget betales kun nogle gange. Det er ikke regnet med.',
    optional: (about: Subject) => form(about, 'Det kan du vælge til', `Det kan ${about.name} vælge til`),
    allExamples: 'Priserne er eksempler. De rigtige priser kommer fra kommunen.',
    someExamples: 'Hvor der står "eksempel", er prisen ikke den rigtige endnu.',
    example: 'eksempel',
    at: (label: string, offer: string) => `${label} hos ${offer}`,
    units: {
      PER_DAY: 'om dagen',
      PER_PIECE: 'stykket',
      PER_OCCASION: 'hver gang',
      PER_MONTH: 'om måneden',
    },
  },

  meeting: {
    heading: (about: Subject) => form(about, 'Dit næste møde', `${genitive(about.name)} næste møde`),
    none: 'Der er ikke aftalt et møde.',
    missed: (day: string) => `Mødet ${day} er ikke holdt endnu.`,
    missedCall: 'Ring, hvis du vil vide mere.',
    about: (about: Subject, offer: string) =>
      form(
        about,
        `Vi taler om, hvordan du har det hos ${offer}.`,
        `Vi taler om, hvordan ${about.name} har det hos ${offer}.`,
      ),
    place: (place: string) => `Sted: ${place}.`,
    with: (name: string) => `${name} fra kommunen er med.`,
  },

  contacts: {
    heading: (about: Subject) => form(about, 'Dem kan du ringe til', `Dem kan ${about.name} og du ringe til`),
    kinds: {
      CASEWORKER: (about: Subject) =>
        form(about, 'Din rådgiver i kommunen', `${genitive(about.name)} rådgiver i kommunen`),
      CONTACT_PERSON: (about: Subject) =>
        form(about, 'Din kontaktperson', `${genitive(about.name)} kontaktperson`),
      AUTHORITY_UNIT: (_about: Subject) => 'Kommunen',
    },
    at: (kind: string, offer: string) => `${kind} hos ${offer}`,
    call: (phone: string) => `Ring ${phone}`,
    hours: (hours: string) => `Åbent: ${hours}.`,
  },

  hidden: {
    heading: 'Det må du ikke se',
    why: (about: Subject) =>
      form(about, 'Ring til os, hvis du vil vide hvorfor.', `${about.name} bestemmer, hvad du må se.`),
    parts: {
      grants: 'Plads og støtte',
      thisWeek: 'Ugen',
      transport: 'Kørsel',
      expectedCosts: 'Penge',
      followUps: 'Møder',
      contacts: 'Kontaktpersoner',
    },
  },

  choose: {
    greeting: (name: string) => `Hej ${name}.`,
    relation: (name: string, relation: string) => `Du er ${genitive(name)} ${relation}.`,
    planOf: (name: string) => `Se ${genitive(name)} plan`,
    today: (offer: string, hours: string) => `I dag: ${offer}, ${hours}.`,
    freeToday: 'I dag: fri.',
    onlyAllowed: (names: readonly string[]) => `Du ser kun det, du må se om ${and(names)}.`,
    nobody: 'Der er ingen, du kan hjælpe lige nu.',
    nobodyWhy: 'En adgang kan være stoppet eller være slut.',
    nobodyCall: 'Vil du vide mere? Så ring til os.',
    ownPlan: 'Se min egen plan',
  },

  signIn: {
    notSignedIn: 'Du blev ikke logget ind.',
    problems: {
      afbrudt: 'Du stoppede undervejs. Prøv igen.',
      'for-sent': 'Det tog for lang tid. Prøv igen.',
      'for-svag': 'Dit login er ikke sikkert nok. Brug dit eget MitID.',
      ukendt: 'Vi kender dig ikke her. Ring til os.',
      fejl: 'Det er ikke din fejl. Prøv igen om lidt.',
    },
    demo: 'Det her er en prøve. Alle personer er fundet på.',
    chooseAccount: 'Vælg en person. Så er du logget ind som den person.',
    roles: { CITIZEN: 'Borgere', RELATIVE: 'Pårørende' },
    button: (name: string) => `Log ind som ${name}`,
    others: 'Kommunens personale',
    othersHint: 'De bruger egne værktøjer. Hent en nøgle i en terminal:',
    signingIn: (name: string) => `Vi logger ${name} ind …`,
    refused: 'Det gik ikke. Prøv igen.',
    noCookieHeading: 'Din browser gemte ikke, at du er logget ind',
    noCookie: 'Åbn siden her i stedet:',
    noCookieBrowsers: 'Brug Chrome, Chromium, Edge eller Firefox. Safari virker ikke med prøven.',
    noSignInHeading: 'Du kan ikke logge ind her endnu',
    noSignIn: 'Log ind er ikke sat op. Ring til os, så hjælper vi dig.',
    signedOut: 'Du er logget af.',
    closeWindow: 'Luk browseren, hvis andre bruger computeren.',
  },
};
