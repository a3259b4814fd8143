/** Danish words of what to bring. */
import { text } from '../text/da.ts';
import { form, type Subject } from '../text/subject.ts';

export const words = {
  money: (about: Subject, amount: string, things: readonly string[]) =>
    form(
      about,
      `Tag cirka ${amount} med til ${text.and(things)}.`,
      `${about.name} skal have cirka ${amount} med til ${text.and(things)}.`,
    ),
  moneyExample: 'Prisen er et eksempel.',
  things: { FOOD: 'mad', DRINK: 'drikke', ACTIVITY: 'aktiviteter' },
};
