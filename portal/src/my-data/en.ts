/** English words of "Your data". */
import { possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  heading: 'Your data',
  relativeHeading: (name) => `${possessive(name)} data`,
  fetchWhat: 'You can fetch all that we have about you in a file.',
  fetch: 'Fetch my data',
  fetching: 'We are making the file …',
  fetched: 'The file is fetched',
  fetchedWhere: (name) => `It is called ${name}. Look for it under Downloads.`,
  notFetched: 'The file is not fetched',
  shared: 'Do others use this computer or phone? Then delete the file afterwards.',

  keptHeading: 'What we have about you',
  kept: [
    'Your name, CPR number and your address.',
    'When you were born.',
    'What you have applied for.',
    'What we have assessed and decided.',
    'Your place and your support.',
    'Your week, and days you do not come.',
    'Your rides.',
    'What it costs.',
    'Your meetings and your goals.',
    'What you have written to us.',
    'Complaints and letters.',
    'Who may look, and who has looked.',
  ],
  toLooked: 'See who has looked at my plan',
  toAccess: 'See who may look at my plan',

  wrongHeading: 'Is something wrong?',
  wrong: 'Call us. You can also call if you want to know more.',
  complain: 'Are you not satisfied with how we look after your data?',
  complainTo: 'Then you can complain to Datatilsynet.',

  relative: (name) => `Only ${name} can fetch these data.`,
  toOwn: 'See my own data',
  noFile: 'You have no plan here. So we have only little about you.',
  noFileKept: ['Your name.', 'Whom you help.', 'Which plans you have seen, and when.'],
  noFileLog: 'Those you help can see what you have seen.',
  noFileAsk: 'Do you want to see it? Then call us.',
};
