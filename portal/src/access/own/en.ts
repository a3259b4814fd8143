/** English words of what a relative reads here. */
import { possessive } from '../../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  decides: (name) => `${name} decides who may see the plan.`,
  heading: 'Your access',
  may: (verbs, forThem) => `You may ${verbs}${forThem ? ' about' : ''}:`,
  mayAll: (verbs, forThem) =>
    forThem ? `You may ${verbs} about all of it.` : `You may ${verbs} the whole plan.`,
  seesNothing: 'You may not see the plan.',
  areas: {
    GRANT: 'place and support',
    SCHEDULE: 'the week',
    COSTS: 'what it costs',
    TRANSPORT: 'rides',
    DOCUMENTS: 'letters',
    FOLLOW_UP: 'meetings',
    ACTION_PLAN: 'goals',
    NOTICES: 'what was told',
    SUPPORT_REVIEW: 'if the support fits',
    COMPLAINT: 'complaints',
  },
  more: (name) => `Do you want to see more? Then ask ${name}.`,
  stopped: 'Your access is stopped',
  stoppedMeans: (name) => `You can no longer see ${possessive(name)} plan.`,
};
