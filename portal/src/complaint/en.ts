/** English words of "Klag". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'Complain', `Complain for ${about.name}`),
  intro: (about) =>
    form(
      about,
      'Do you disagree with a decision? Then you can complain here.',
      `Does ${about.name} disagree with a decision? Then one can complain here.`,
    ),
  orCall: 'You can also complain by calling:',

  which: 'What do you want to complain about?',
  whichHint: (about) =>
    form(
      about,
      'Choose the decision you disagree with.',
      `Choose the decision ${about.name} disagrees with.`,
    ),
  from: (day) => `From ${day}.`,
  late: 'The time to complain is over. You can complain all the same.',
  lateAnyway: 'We receive the complaint. Call us to know more.',
  chooseFirst: 'Choose what you want to complain about.',

  why: (about) => form(about, 'Why do you complain?', `Why does ${about.name} complain?`),
  whyLabel: 'Write it here',
  whyHint: 'You need not write anything. You can complain without saying why.',
  whyHintPrepare: (about) => `${about.name} reads it before it is sent.`,
  writeFirst: 'Write something first. A few words are enough.',

  about: 'The complaint is about',
  reason: 'Why',
  sent: (day) => `We look at the case again by ${day}.`,
  orForward: 'What we do not change, we send on to Ankestyrelsen.',
  toSupport: (about) => form(about, 'See your support', `See ${possessive(about.name)} support`),
};
