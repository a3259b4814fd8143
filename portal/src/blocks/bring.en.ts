/** English words of what to bring. */
import { text } from '../text/en.ts';
import { form } from '../text/subject.ts';
import type { words as danish } from './bring.da.ts';

export const words: typeof danish = {
  money: (about, amount, things) =>
    form(
      about,
      `Bring about ${amount} for ${text.and(things)}.`,
      `${about.name} needs about ${amount} for ${text.and(things)}.`,
    ),
  moneyExample: 'The price is an example.',
  things: { FOOD: 'food', DRINK: 'drinks', ACTIVITY: 'activities' },
};
