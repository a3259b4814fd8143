/** English words of what people are to each other. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  mor: 'mother',
  far: 'father',
  søster: 'sister',
  bror: 'brother',
  kæreste: 'partner',
  ven: 'friend',
  veninde: 'friend',
  tante: 'aunt',
  onkel: 'uncle',
  nabo: 'neighbour',
  værge: 'guardian',
};
