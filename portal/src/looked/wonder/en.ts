/** English words of "I wonder about this". */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  heading: 'What do you wonder about?',
  text: 'Write it here',
  hint: 'A few words are enough.',
  missing: 'Write what you wonder about.',
  about: 'It is about',
  asks: 'You ask',
  sent: 'Thank you. We have your question.',
  next: 'The answer comes on the page "Who has looked at my plan?".',
  toList: 'To the list',
};
