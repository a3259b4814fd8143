/** English words of a session that ends soon, or has ended. */
import type { words as danish } from './watch-session.da.ts';

export const words: typeof danish = {
  stillThereHeading: 'Are you still here?',
  stillThere: 'Or else we will soon sign you out. Then nobody else can see your page.',
  stay: 'Yes, I am here',
  timedOutHeading: 'You are signed out',
  timedOut: 'Nothing happened for some time.',
  timedOutWhy: 'So we look after your data. Sign in to go on.',
};
