/** English words of "My support". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'My support', `${possessive(about.name)} support`),

  news: {
    heading: (about, count) =>
      count === 1
        ? form(about, 'New decision', `New decision for ${about.name}`)
        : form(about, `${count} new decisions`, `${count} new decisions for ${about.name}`),
    unread: (about) => `${about.name} has not read it yet.`,
    read: (count) => (count === 1 ? 'Read the decision' : 'Read the newest'),
    letters: (about, count) =>
      form(
        about,
        count === 1 ? 'You have 1 new letter.' : `You have ${count} new letters.`,
        count === 1 ? `${about.name} has 1 new letter.` : `${about.name} has ${count} new letters.`,
      ),
    toLetters: 'See the letters',
  },

  place: {
    several: (about) => form(about, 'Your places', `${possessive(about.name)} places`),
    has: (about, offer) =>
      form(about, `You have a place at ${offer}`, `${about.name} has a place at ${offer}`),
    begins: (about, offer, day) =>
      form(about, `You begin at ${offer} on ${day}`, `${about.name} begins at ${offer} on ${day}`),
    had: (about, offer, day) =>
      form(
        about,
        `You had a place at ${offer} until ${day}.`,
        `${about.name} had a place at ${offer} until ${day}.`,
      ),
    days: (days) => (days === 1 ? '1 day a week' : `${days} days a week`),
    since: (day) => `Since ${day}.`,
    until: (day) => `Until ${day}, that day too.`,
    openEnded: (about) => form(about, 'As long as you need it.', `As long as ${about.name} needs it.`),
    then: (day, days) => `From ${day}: ${days}.`,
    changes: (day) => `It changes on ${day}.`,
    why: 'Why?',
    before: (about) => form(about, 'What you had before', `What ${about.name} had before`),
    none: (about) => form(about, 'You have no place now', `${about.name} has no place now`),
    again: (about) =>
      form(
        about,
        'Do you want to begin again? Then call us.',
        `Does ${about.name} want to begin again? Then call us.`,
      ),
    want: (about) =>
      form(about, 'Do you want a place? Then call us.', `Does ${about.name} want a place? Then call us.`),
  },

  ride: {
    OWN: (about) => form(about, 'You get there by yourself.', `${about.name} gets there alone.`),
    PUBLIC_TRANSPORT: (about) =>
      form(about, 'You take the bus or the train.', `${about.name} takes the bus or the train.`),
    DRIVEN_BY_RELATIVE: (about) =>
      form(about, 'Somebody you know drives you.', `Somebody ${about.name} knows drives.`),
    FLEXRUTE: () => 'The Flexrute bus drives there and home.',
    OFFER_MINIBUS: () => 'The minibus drives there and home.',
    TAXI: () => 'A taxi drives there and home.',
    WHEELCHAIR_LIFT_VEHICLE: () => 'A car with a lift drives there and home.',
    none: 'No ride is arranged.',
  },

  applications: {
    heading: (about) => form(about, 'You have applied', `${about.name} has applied`),
    noPlace: (about) => form(about, 'You have no place yet.', `${about.name} has no place yet.`),
    received: (day) => `We got the application ${day}.`,
    waits: 'We have not answered yet.',
    wished: (about) => form(about, 'You wrote:', `${about.name} wishes:`),
    when: 'Do you want to know when there is an answer? Then call us.',
  },

  decisions: {
    heading: 'Decisions',
    writtenTo: (about) => `They are written to ${about.name}. »Du« is ${about.name}.`,
    what: 'A decision is what the municipality has decided.',
    none: 'There are no decisions yet.',
    from: (day) => `From ${day}.`,
    facts: 'What we know',
    considerations: 'What mattered to us',
    reasons: 'Therefore',
    hearing: (about) => form(about, 'What you said', `What ${about.name} said`),
    notHeard: 'Why we did not ask first',
    law: 'Law',
    lawLine: (law, paragraph, title) => `${law} ${paragraph}: ${title}`,
    letter: 'Read the letter',
    older: 'See older decisions',
  },

  rights: {
    heading: 'Do you disagree?',
    relative: (about) => `Does ${about.name} disagree?`,
    can: (about) => form(about, 'Then you can complain.', `Then ${about.name} can complain.`),
    noReason: 'No reasons are needed.',
    complain: 'Complain about this',
    complaint: (about) => form(about, 'You have complained', 'There is a complaint'),
    late: 'Complain all the same',
  },

  letters: {
    heading: 'Letters',
    none: 'There are no letters yet.',
    decision: {
      GRANT: (about) => form(about, 'Decision about your place', 'Decision about a place'),
      TRANSPORT: (about) => form(about, 'Decision about your ride', 'Decision about a ride'),
    },
    kinds: {
      DECISION: () => 'Decision',
      FOLLOW_UP: (about) => form(about, 'Follow-up on your place', 'Follow-up on a place'),
      REVIEW: (about) => form(about, 'Answer: your support', 'Answer about the support'),
      COMPLAINT_ANSWER: (about) => form(about, 'Answer to your complaint', 'Answer to a complaint'),
      RECEIPT: (about) => form(about, 'We have your message', 'We have a message'),
      ACCESS: () => 'Somebody else can see your case',
    },
    receipt: {
      application: (about) => form(about, 'We have your application', 'We have an application'),
      complaint: (about) => form(about, 'We have your complaint', 'We have a complaint'),
    },
    isNew: (about) => form(about, 'new', 'not read'),
    pdfOf: (letter) => `Fetch as PDF: ${letter}`,
    older: (count) => (count === 1 ? 'See 1 older letter' : `See ${count} older letters`),
  },

  questions: 'Do you have questions? Then call us.',
};
