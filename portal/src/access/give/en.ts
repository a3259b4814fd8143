/** English words of giving access, and of renewing it. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  giving: {
    whoHeading: 'Whom do you want to give access?',
    name: "What is the person's name?",
    nameMissing: 'Write the name.',
    relation: 'Who is it to you?',
    relationOther: 'Somebody else',
    relationOwn: 'Write who it is',
    relationMissing: 'Choose who it is to you.',
    relationOwnMissing: 'Write who it is to you.',

    whatHeading: (name) => `What may ${name} see?`,
    what: 'Choose one',
    whatAll: 'My whole plan',
    whatWeek: 'Only my week',
    whatWeekHint: 'Where you are going and when.',
    whatSome: 'I choose myself',
    whatMissing: 'Choose what the person may see.',
    areas: 'Choose what you want to show',
    areasMissing: 'Choose at least one thing.',
    contactLegend: 'May the person help you?',
    contact: (name) => `${name} may also write and call for me`,
    contactHint: 'For example say that you are not coming.',
    act: 'Should the person decide for you?',
    actHow: 'Then make a Digital Fuldmagt on borger.dk. You can also call us.',

    howLongHeading: (name) => `For how long may ${name} see it?`,
    lasts: 'Choose one',
    lastsHint: 'You can always stop it before.',
    lastsMissing: 'Choose for how long.',
    durations: {
      ONE_MONTH: '1 month',
      THREE_MONTHS: '3 months',
      SIX_MONTHS: 'Half a year',
      ONE_YEAR: '1 year',
      TWO_YEARS: '2 years',
    },

    who: 'Who',
    sees: 'May see',
    helps: 'May write and call',
    yes: 'Yes',
    no: 'No',
    howLong: 'For how long',
    button: 'Give access',
  },

  receipt: {
    heading: (name) => `Give the code to ${name}`,
    code: 'The code is',
    onlyNow: 'You can only see the code now. Write it down, or print the page.',
    gone: 'The code has been shown before. Stop it, and give access again.',
    howHeading: (name) => `What ${name} does`,
    how: (name, address) => [
      `${name} goes to ${address}`,
      `${name} signs in as themselves.`,
      `${name} writes the code.`,
    ],
    until: (day) => `The code works until the end of ${day}.`,
    secret: (name) => `Show the code to ${name} only.`,
  },

  renewal: {
    heading: 'For how long?',
    who: 'Who',
    button: 'Renew access',
    done: 'The access is renewed',
    doneUntil: (name, day) => `${name} has access until the end of ${day}.`,
    same: (name) => `${name} may do the same as before.`,
  },
};
