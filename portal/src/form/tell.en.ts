/** English words of a form that goes on where it was left. */
import type { words as danish } from './tell.da.ts';

export const words: typeof danish = {
  prepare: (about) => `You may write a proposal. ${about.name} decides whether it is sent.`,
  begun: 'You have begun to write. You can go on here.',
  startOver: 'Delete what I have written',
  startOverAsk: {
    heading: 'Do you want to delete it?',
    body: 'Then what you have written is gone.',
    yes: 'Yes, delete it',
    no: 'No, keep it',
  },
};
