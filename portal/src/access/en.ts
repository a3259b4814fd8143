/** English words of "Who may see my plan?". */
import { text } from '../text/en.ts';
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'Who may see my plan?', `Who may see ${possessive(about.name)} plan?`),

  now: (names) =>
    names.length > 5
      ? `${names.length} people have access now.`
      : `${text.and(names)} ${names.length > 1 ? 'have' : 'has'} access now.`,
  nobody: 'You have given nobody access.',
  staff: 'Staff of the municipality and of your offer can also see some of it.',
  toLooked: 'See who has looked at my plan',
  give: 'Give access',
  toList: 'To the list',

  activeHeading: 'They have access now',
  waitingHeading: 'They do not have access yet',
  endedHeading: (many) => `They had access (${many})`,

  signedInAs: (name) => `Signs in as ${name}.`,

  verbs: {
    READ: ['see'],
    CONTACT: ['write', 'call'],
    ACT: ['act'],
  },
  may: (verbs, forYou) => `May ${verbs}${forYou ? ' for you' : ''}:`,
  mayAll: (verbs, forYou) =>
    forYou ? `May ${verbs} for you about all of it.` : `May ${verbs} your whole plan.`,
  seesNothing: 'Cannot see your plan.',
  areas: {
    GRANT: 'your place and support',
    SCHEDULE: 'your week',
    COSTS: 'what it costs',
    TRANSPORT: 'your rides',
    DOCUMENTS: 'your letters',
    FOLLOW_UP: 'your meetings',
    ACTION_PLAN: 'your goals',
    NOTICES: 'what you have told',
    SUPPORT_REVIEW: 'if the support fits',
    COMPLAINT: 'your complaints',
  },

  sources: {
    CITIZEN: null,
    DIGITAL_FULDMAGT: 'Digital Fuldmagt from borger.dk.',
    PAPER: 'A paper with a yes from you.',
    GUARDIANSHIP: 'Guardianship.',
    GENERAL_POWER: 'A power of attorney.',
    FUTURE_POWER: 'A future power of attorney.',
  },
  guardianships: {
    SECTION_5_PERSONAL: 'Guardian for personal matters.',
    SECTION_5_ECONOMIC: 'Guardian for money.',
    SECTION_5_BOTH: 'Guardian for personal matters and money.',
    SECTION_6: 'Guardian for money.',
    SECTION_7: 'Guardian together with you. You decide together.',
  },
  document: (number) => `Number of the paper: ${number}.`,

  until: (day) => `Until the end of ${day}.`,
  endsSoon: 'Ends soon.',
  begins: (day) => `Begins on ${day}.`,
  invited: (day) => `Has not used the code yet. The code works until the end of ${day}.`,
  awaitingApproval: 'The municipality has to say yes first.',
  ended: {
    by: (status, lastDay) =>
      ({ EXPIRED: `Ended on ${lastDay}.`, LAPSED: 'The code was not used in time.' })[status as string] ??
      'Stopped.',
    renewed: 'Got new access.',
  },

  see: (name) => `See what ${name} sees`,
  renew: 'Renew',
  whose: (name) => `for ${name}`,
  renewFor: (name) => `Renew access for ${name}`,
  seesItSo: (name) => `This is how ${name} sees it`,
  stop: 'Stop access',
  stopInvitation: 'Stop the code',

  stopped: 'The access is stopped',
  stoppedMeans: (name) => `${name} can no longer see your plan.`,
  codeStopped: 'The code no longer works.',
  notDone: 'It did not work',
};
