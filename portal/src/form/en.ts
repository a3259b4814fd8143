/** English words of every form. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  step: (at, of) => `Step ${at} of ${of}`,
  next: 'Next',
  back: 'Back',
  check: 'Look it through',
  checkHint: 'Is it right? You can go back and change it.',
  send: 'Send',
  sending: 'We are sending …',
  notSentHeading: 'It is not sent yet',
  failed: 'It did not work. It is not your fault. Try again, or call us.',
  signedOut: 'You are signed out. Sign in again.',
  kept: 'What you have written is kept.',
  notKept: 'We could not keep what you wrote.',
  nothing: 'Not filled in',
  receiptHeading: 'Thank you. We have your message.',
  number: (number) => `Your message has number ${number}.`,
  numberHint: 'Say the number if you call.',
  answerBy: (day) => `You get an answer by ${day}.`,
  choose: 'Choose',

  tell: {
    prepare: (about) => `You may write a proposal. ${about.name} decides whether it is sent.`,
    begun: 'You have begun to write. You can go on here.',
    startOver: 'Delete what I have written',
    startOverAsk: {
      heading: 'Do you want to delete it?',
      body: 'Then what you have written is gone.',
      yes: 'Yes, delete it',
      no: 'No, keep it',
    },
  },

  giveTo: (about) => `Give it to ${about.name}`,
  handedOver: {
    heading: (about) => `${about.name} can see your proposal now`,
    next: (about) => `It is not sent. ${about.name} decides whether to send it.`,
  },
};
