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

  giveTo: (about) => `Give it to ${about.name}`,
  handedOver: {
    heading: (about) => `${about.name} can see your proposal now`,
    next: (about) => `It is not sent. ${about.name} decides whether to send it.`,
  },
};
