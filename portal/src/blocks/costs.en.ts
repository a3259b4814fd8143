/** English words of what it costs. */
import { form } from '../text/subject.ts';
import type { words as danish } from './costs.da.ts';

export const words: typeof danish = {
  heading: 'What does it cost?',
  free: 'It is free to take part.',
  butPay: (about) => form(about, 'You pay for this:', `${about.name} pays for this:`),
  nothing: (about) => form(about, 'You pay for nothing else.', `${about.name} pays for nothing else.`),
  sum: (week, month) => `About ${week} a week in all. That is about ${month} a month.`,
  about: 'The numbers are not exact.',
  notASum: 'Some things are paid only now and then. They are not counted.',
  optional: (about) => form(about, 'You can choose this too', `${about.name} can choose this too`),
  allExamples: 'The prices are examples. The real prices come from the municipality.',
  someExamples: 'Where it says "example", the price is not the real one yet.',
  example: 'example',
  at: (offer) => ` at ${offer}`,
  units: {
    PER_DAY: 'a day',
    PER_PIECE: 'each',
    PER_OCCASION: 'each time',
    PER_MONTH: 'a month',
  },
};
