/** Danish words of what a relative reads here. */
import type { DelegationArea } from '../../generated/graphql.ts';
import { genitive } from '../../text/subject.ts';

export const words = {
  decides: (name: string) => `${name} bestemmer, hvem der må se planen.`,
  heading: 'Din adgang',
  may: (verbs: string, forThem: boolean) => `Du må ${verbs}${forThem ? ' om' : ''}:`,
  mayAll: (verbs: string, forThem: boolean) =>
    forThem ? `Du må ${verbs} om det hele.` : `Du må ${verbs} hele planen.`,
  seesNothing: 'Du må ikke se planen.',
  areas: {
    GRANT: 'plads og støtte',
    SCHEDULE: 'ugen',
    COSTS: 'hvad det koster',
    TRANSPORT: 'kørsel',
    DOCUMENTS: 'breve',
    FOLLOW_UP: 'møder',
    ACTION_PLAN: 'mål',
    NOTICES: 'hvad der er fortalt',
    SUPPORT_REVIEW: 'om støtten passer',
    COMPLAINT: 'klager',
  } satisfies Record<DelegationArea, string>,
  more: (name: string) => `Vil du se mere? Så spørg ${name}.`,
  stopped: 'Din adgang er stoppet',
  stoppedMeans: (name: string) => `Du kan ikke se ${genitive(name)} plan mere.`,
};
