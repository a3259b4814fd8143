/** English words of the accessibility statement. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  heading: 'Accessibility',
  short: 'Everybody must be able to use the site.',
  ask: 'Is there something you cannot use? Then call us.',

  rulesHeading: 'The rules',
  rules: [
    "A law says that everybody must be able to use the municipality's pages.",
    'The rules are called WCAG. The site is made by WCAG 2.1 and 2.2, level AA.',
    'The site follows the part of the rules that we have tested.',
    'Nobody outside the project has looked it through.',
  ],

  testedHeading: 'What we test',
  testedBy: 'A program tests this every time the site is changed:',
  tested: [
    'Faults by the rules, as far as a program finds them. It is called axe.',
    'That you can use the site with a keyboard.',
    'That all can be seen on a small screen.',
    'That the text can have more space.',
    'That the site works with your own colours.',
    'That nothing moves when you do not want it to.',
    'That buttons are large enough.',
    'That the sentences are short.',
  ],

  missingHeading: 'What we know is missing',
  missing: [
    'People with disabilities have not tried the site yet.',
    'We have not tried the site with a screen reader.',
    'The site can only read aloud when your device has an English voice.',
    'Some texts are written by staff, in Danish. They can be hard to read.',
    'Letters as PDF have not been tried by people.',
  ],

  tellHeading: 'Tell us',
  tell: 'Say what does not work. Say also on which page it is.',

  complainHeading: 'If we do not solve it',
  complain: [
    'Digitaliseringsstyrelsen watches over whether the law is followed.',
    'You can complain to them.',
  ],

  date: 'Written on 25 November 2026.',
};
