/** English words of the blocks that several views show. */
import { text } from '../text/en.ts';
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

/** Who comes with the ride, at the start of a sentence. */
const driver = {
  FLEXRUTE: 'The Flexrute bus',
  OFFER_MINIBUS: 'The minibus',
  TAXI: 'The taxi',
  WHEELCHAIR_LIFT_VEHICLE: 'The car with a lift',
};

export const words: typeof danish = {
  week: {
    heading: (about) => form(about, 'Your week', `${possessive(about.name)} week`),
    nextHeading: (about) => form(about, 'Your next week', `${possessive(about.name)} next week`),
    today: 'today',
    free: 'Free',
    noDays: 'No days are chosen yet.',
    absent: (about) => form(about, 'you are not coming', `${about.name} is not coming`),
    paused: 'break',
    closed: (reason) => (reason ? `closed (${reason.toLowerCase()})` : 'closed'),
  },

  ride: {
    heading: (about) => form(about, 'Your rides', `${possessive(about.name)} rides`),
    none: (about) => form(about, 'You have no ride.', `${about.name} has no ride.`),
    noneHelp: (about) =>
      form(about, 'Do you need a ride? Then call us.', `Does ${about.name} need a ride? Then call us.`),
    fetches: (about, mode, when) =>
      form(about, `${driver[mode]} fetches you ${when}.`, `${driver[mode]} fetches ${about.name} ${when}.`),
    home: (about, mode, when) =>
      form(
        about,
        `${driver[mode]} takes you home ${when}.`,
        `${driver[mode]} takes ${about.name} home ${when}.`,
      ),
    noneToday: (about) => form(about, 'You have no ride today.', `${about.name} has no ride today.`),
    own: (about) =>
      form(about, 'You get there and home yourself.', `${about.name} gets there and home alone.`),
    publicTransport: (about) =>
      form(about, 'You take a bus or train.', `${about.name} takes a bus or train.`),
    drivenByRelative: (about) =>
      form(about, 'Somebody you know drives you.', `Somebody ${about.name} knows drives.`),
    begins: (day) => `The rides begin ${day}.`,
    companion: (about) =>
      form(about, 'Somebody comes along to help you.', `Somebody comes along to help ${about.name}.`),
    bring: (about, aids) =>
      form(
        about,
        `Remember your ${text.and(aids)}.`,
        `Remember ${possessive(about.name)} ${text.and(aids)}.`,
      ),
    aids: { ROLLATOR: 'walker', WHEELCHAIR: 'wheelchair' },
  },

  contacts: {
    heading: (about) => form(about, 'You can call them', `${about.name} and you can call them`),
    kinds: {
      CASEWORKER: (about) =>
        form(
          about,
          'Your caseworker at the municipality',
          `${possessive(about.name)} caseworker at the municipality`,
        ),
      CONTACT_PERSON: (about) =>
        form(about, 'Your contact person', `${possessive(about.name)} contact person`),
      AUTHORITY_UNIT: () => 'The municipality',
    },
    at: (kind, offer) => `${kind} at ${offer}`,
    hours: (hours) => `Open: ${hours}.`,
  },

  hidden: {
    heading: 'You may not see this',
    why: (about) =>
      form(about, 'Call us if you want to know why.', `${about.name} decides what you may see.`),
    parts: {
      grants: 'Place and support',
      thisWeek: 'The week',
      transport: 'Rides',
      expectedCosts: 'Money',
      followUps: 'Meetings',
      contacts: 'Contact persons',
      decisions: 'Decisions',
      complaints: 'Complaints',
      letters: 'Letters',
      applications: 'Applications',
      actionPlans: 'Action plan',
      changeNotices: 'Messages about changes',
      supportReviews: 'If the support fits',
    },
  },
};
