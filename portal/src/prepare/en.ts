/** English words of "Prepare for the meeting". */
import { form } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'Prepare for the meeting', `${about.name} prepares for the meeting`),

  own: (about) => `This is for ${about.name} alone.`,
  ownWhy: (about) => `${about.name} signs in and answers.`,
  ownHelp: 'You can sit beside and help.',

  none: 'No meeting is planned.',
  noneNext: 'So there is nothing to prepare now.',
  noneCall: 'Do you want a meeting? Then call us.',

  meetingOn: (when) => `Your meeting is ${when}.`,
  what: 'Answer what you like.',
  which: 'Which meeting?',
  whichHint: 'You have several meetings.',
  whichOne: (offer, day) => `${offer}, ${day}`,

  heading: {
    wellbeing: 'How are you?',
    activities: 'Do you like what you do there?',
    company: 'Do you like being with the others?',
    days: 'Do the days suit you?',
    journey: 'Does the way there and home go well?',
  },
  pick: 'Choose an answer, or go on.',
  answers: {
    wellbeing: ['Not good at all', 'Not so good', 'In between', 'Good', 'Very good'],
    activities: ['No, not at all', 'Not so much', 'In between', 'Yes', 'Yes, very much'],
    company: ['No, not at all', 'Not so much', 'In between', 'Yes', 'Yes, very much'],
    days: ['No, not at all', 'Not so well', 'In between', 'Yes, well', 'Yes, very well'],
    journey: ['No, not at all', 'Not so well', 'In between', 'Yes, well', 'Yes, very well'],
  },
  skip: 'I do not want to answer',

  wishes: 'What do you want to talk about?',
  wishesLabel: 'Write it here',
  wishesHint: 'You need not write anything.',
  yourWishes: 'You want to talk about',

  send: 'Send to the caseworker',
  sendOnce: 'When it is sent, you cannot change it.',
  thanks: 'Thank you. Your caseworker can read it now.',
  sent: 'You have sent your answers',
  sentHint: 'You cannot change them. Do you want to say more? Then call us.',
};
