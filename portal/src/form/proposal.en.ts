/** English words of what a relative has handed over. */
import { form } from '../text/subject.ts';
import type { words as danish } from './proposal.da.ts';

export const words: typeof danish = {
  heading: (about, preparer) =>
    form(about, `${preparer} has written a proposal for you`, `${about.name} has your proposal`),
  what: (about) => form(about, 'It is not sent. You decide.', `${about.name} decides. It is not sent yet.`),
  since: (day) => `Written ${day}.`,
  send: 'Send it',
  mend: 'Change it first',
  no: (about) => form(about, 'No, thank you', 'Take it back'),
  replace: {
    heading: 'Do you want to use the proposal?',
    body: 'Then what you wrote yourself is gone.',
    yes: 'Yes, use the proposal',
    no: 'No, keep my own',
  },
  refuse: (about) => ({
    heading: form(about, 'Do you say no to the proposal?', 'Do you want to take the proposal back?'),
    body: form(
      about,
      'It will not be sent. It is deleted.',
      `${about.name} cannot see it then. It is deleted.`,
    ),
    yes: 'Yes, delete it',
    no: 'No, keep it',
  }),
  refused: 'The proposal is deleted. It is not sent.',
};
