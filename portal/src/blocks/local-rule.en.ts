/** English words around a local rule. */
import type { words as danish } from './local-rule.da.ts';

export const words: typeof danish = {
  whole: 'Read the whole text',
};
