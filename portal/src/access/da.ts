/** Danish words of "Hvem må se min plan?". */
import type {
  DelegationArea,
  DelegationSource,
  DelegationStatus,
  DelegationVerb,
  GuardianshipKind,
} from '../generated/graphql.ts';
import { text } from '../text/da.ts';
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Hvem må se min plan?', `Hvem må se ${genitive(about.name)} plan?`),

  now: (names: readonly string[]) =>
    names.length > 5 ? `${names.length} personer har adgang nu.` : `${text.and(names)} har adgang nu.`,
  nobody: 'Du har ikke givet nogen adgang.',
  staff: 'Ansatte i kommunen og på dit tilbud kan også se noget.',
  toLooked: 'Se, hvem der har set min plan',
  give: 'Giv adgang',
  toList: 'Til listen',

  activeHeading: 'De har adgang nu',
  waitingHeading: 'De har ikke adgang endnu',
  endedHeading: (many: number) => `De har haft adgang (${many})`,

  signedInAs: (name: string) => `Logger ind som ${name}.`,

  verbs: {
    READ: ['se'],
    CONTACT: ['skrive', 'ringe'],
    ACT: ['handle'],
  } as Record<DelegationVerb, readonly string[]>,
  may: (verbs: string, forYou: boolean) => `Må ${verbs}${forYou ? ' for dig' : ''}:`,
  mayAll: (verbs: string, forYou: boolean) =>
    forYou ? `Må ${verbs} for dig om det hele.` : `Må ${verbs} hele din plan.`,
  seesNothing: 'Kan ikke se din plan.',
  areas: {
    GRANT: 'din plads og støtte',
    SCHEDULE: 'din uge',
    COSTS: 'hvad det koster',
    TRANSPORT: 'din kørsel',
    DOCUMENTS: 'dine breve',
    FOLLOW_UP: 'dine møder',
    ACTION_PLAN: 'dine mål',
    NOTICES: 'hvad du har fortalt',
    SUPPORT_REVIEW: 'om støtten passer',
    COMPLAINT: 'dine klager',
  } satisfies Record<DelegationArea, string>,

  sources: {
    CITIZEN: null,
    DIGITAL_FULDMAGT: 'Digital Fuldmagt fra borger.dk.',
    PAPER: 'Et papir med ja fra dig.',
    GUARDIANSHIP: 'Værgemål.',
    GENERAL_POWER: 'En fuldmagt.',
    FUTURE_POWER: 'En fremtidsfuldmagt.',
  } satisfies Record<DelegationSource, string | null>,
  guardianships: {
    SECTION_5_PERSONAL: 'Værge for personlige ting.',
    SECTION_5_ECONOMIC: 'Værge for penge.',
    SECTION_5_BOTH: 'Værge for personlige ting og penge.',
    SECTION_6: 'Værge for penge.',
    SECTION_7: 'Værge sammen med dig. I bestemmer sammen.',
  } satisfies Record<GuardianshipKind, string>,
  document: (number: string) => `Nummer på papiret: ${number}.`,

  until: (day: string) => `Til og med ${day}.`,
  endsSoon: 'Slutter snart.',
  begins: (day: string) => `Begynder ${day}.`,
  invited: (day: string) => `Har ikke brugt koden endnu. Koden virker til og med ${day}.`,
  awaitingApproval: 'Kommunen skal sige ja først.',
  ended: {
    by: (status: DelegationStatus, lastDay: string) =>
      ({ EXPIRED: `Sluttede ${lastDay}.`, LAPSED: 'Koden blev ikke brugt i tide.' })[status as string] ??
      'Stoppet.',
    renewed: 'Fik ny adgang.',
  },

  see: (name: string) => `Se, hvad ${name} ser`,
  renew: 'Forlæng',
  whose: (name: string) => `for ${name}`,
  renewFor: (name: string) => `Forlæng adgang for ${name}`,
  seesItSo: (name: string) => `Sådan ser ${name} det`,
  stop: 'Stop adgang',
  stopInvitation: 'Stop koden',

  stopped: 'Adgangen er stoppet',
  stoppedMeans: (name: string) => `${name} kan ikke se din plan mere.`,
  codeStopped: 'Koden virker ikke mere.',
  notDone: 'Det gik ikke',
};
