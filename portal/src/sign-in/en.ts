/** English words of the sign-in page. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  notSignedIn: 'You were not signed in.',
  problems: {
    afbrudt: 'You stopped on the way. Try again.',
    'for-sent': 'It took too long. Try again.',
    'for-svag': 'Your sign-in is not secure enough. Use your own MitID.',
    ukendt: 'We do not know you here. Call us.',
    fejl: 'It is not your fault. Try again in a while.',
  },
  demo: 'This is a demonstration. All people are invented.',
  chooseAccount: 'Choose a person. Then you are signed in as that person.',
  roles: { CITIZEN: 'Citizens', RELATIVE: 'Relatives', CONTACT_PERSON: 'Contact persons at offers' },
  button: (name) => `Sign in as ${name}`,
  others: "The municipality's staff",
  othersHint: 'They use their own tools. Get a key in a terminal:',
  signingIn: (name) => `We are signing ${name} in …`,
  refused: 'It did not work. Try again.',
  noCookieHeading: 'Your browser did not keep that you are signed in',
  noCookie: 'Open this page instead:',
  noCookieBrowsers: 'Use Chrome, Chromium, Edge or Firefox. Safari does not work with the demonstration.',
  noSignInHeading: 'You cannot sign in here yet',
  noSignIn: 'Sign-in is not set up. Call us, and we will help you.',
  signedOut: 'You are signed out.',
  closeWindow: 'Close the browser if others use the computer.',
};
