/** English words of "Help". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  call: 'Call us if you need help.',
  open: (hours) => `We are open: ${hours}.`,
  danger: 'Is somebody in danger?',

  forWhat: {
    heading: 'Whom do you call?',
    CASEWORKER: (about) =>
      form(
        about,
        'Call your caseworker about place, support and meetings.',
        `Call ${possessive(about.name)} caseworker about place, support and meetings.`,
      ),
    CONTACT_PERSON: (about) =>
      form(
        about,
        'Call your contact person if you cannot come.',
        `Call the contact person if ${about.name} cannot come.`,
      ),
    AUTHORITY_UNIT: 'Call the municipality about everything else.',
  },

  questionsHeading: 'How the site works',
  questions: {
    signIn: {
      question: 'How do I sign in?',
      answer: ['Press Sign in.', 'Can you not sign in? Then call us.'],
      link: 'Sign in',
    },
    signedOut: {
      question: 'Why am I signed out?',
      answer: [
        'We sign you out when nothing happens on the page.',
        'Then nobody else can see your plan.',
        'Sign in again, and you come back.',
      ],
    },
    access: {
      question: 'How do I let somebody else see my plan?',
      answer: [
        'Go to the page "Who may see my plan?".',
        'Press Give access. You get a code.',
        'Give the code to the other person.',
        'You can always stop it again.',
      ],
      link: 'Who may see my plan?',
    },
    code: {
      question: 'I have got a code. What do I do?',
      answer: ['Sign in as yourself.', 'Write the code on the page "Whom do you want to help?".'],
      link: 'Write the code',
    },
    print: {
      question: 'How do I print?',
      answer: [
        'Press Print this page. The button is at the end of the plan.',
        'You can hang the paper up at home.',
      ],
    },
    language: {
      question: 'How do I change the language?',
      answer: ['Press Dansk at the top of the page.', 'Press English to come back.'],
    },
    size: {
      question: 'How do I make the text larger?',
      answer: ['Press Text and colours at the top of the page.', 'There you can choose other colours too.'],
    },
    aloud: {
      question: 'Can the site read aloud?',
      answer: [
        'Yes, if your phone or computer has an English voice.',
        'Then there is a button at each heading. It is called Read aloud.',
      ],
    },
    without: {
      question: 'I would rather talk to somebody',
      answer: ['That is quite all right.', 'Call us.'],
    },
  },
};
