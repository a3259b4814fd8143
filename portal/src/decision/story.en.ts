/** English words about where a complaint is. */
import { form } from '../text/subject.ts';
import type { words as danish } from './story.da.ts';

export const words: typeof danish = {
  has: (about, day) => form(about, `We got your complaint ${day}.`, `We got the complaint ${day}.`),
  number: (number) => `The complaint has number ${number}.`,
  reassess: (day) => `We look at the case again by ${day}.`,
  orForward: 'What we do not change, we send on to Ankestyrelsen.',
  appeals: 'Ankestyrelsen, the appeals board, is not part of the municipality.',
  lateAnswer: (day) => `We should have looked at it by ${day}.`,
  notForwarded: 'It is not sent to Ankestyrelsen yet.',
  forwardBy: (day) => `We send the complaint to Ankestyrelsen by ${day}.`,
  call: 'Call us to know more.',
  changed: 'We have changed it. There is a new decision.',
  partly: 'We have changed some of it.',
  kept: 'We have looked at the case again. We have changed nothing.',
  forwarded: (day) => `We sent the complaint to Ankestyrelsen ${day}.`,
  whole: 'Read the whole answer',
};
