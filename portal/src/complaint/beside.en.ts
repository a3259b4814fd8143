/** English words of what few have on "Complain". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './beside.da.ts';

export const words: typeof danish = {
  already: (about) => form(about, 'You have complained', `There is a complaint for ${about.name}`),

  none: (about) =>
    form(
      about,
      'There is nothing for you to complain about here.',
      'There is nothing to complain about here.',
    ),
  noneWhy: (about) =>
    form(
      about,
      'Here is only what you were refused, or got less of.',
      `Here is only what ${about.name} was refused, or got less of.`,
    ),
  noneCall: 'Are you unhappy with something else? Then call us.',
  hidden: (about) => `You may not see ${possessive(about.name)} decisions.`,
  hiddenCall: (about) => `So you cannot complain here. ${about.name} can. You can also call.`,
  from: (day) => `From ${day}.`,
};
