/** English words of "Sådan ser Karen det". */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  banner: (name) => `Below is what ${name} sees.`,
  also: (name) => `${name} can also see:`,
  nothing: (name) => `${name} cannot see anything now.`,
  beforehand: (name) => `${name} sees it only when the access begins.`,
  more: {
    letters: 'your letters',
    actionPlans: 'your goals',
    changeNotices: 'what you have told',
    supportReviews: 'if the support fits',
    complaints: 'your complaints',
  },
  framed: (name) => `What ${name} sees`,
};
