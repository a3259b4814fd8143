/** English words of reading aloud. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  read: (heading) => `Read aloud: ${heading}`,
  label: 'Read aloud',
  stop: 'Stop',
};
