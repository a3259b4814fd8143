/** English words of the settings. */
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  heading: 'Text and colours',
  hint: 'Choose how the page looks. We remember it on this device.',
  close: 'Done',
  settings: { size: 'Letters', space: 'Space between words', colours: 'Colours', text: 'Text' },
  choices: {
    size: { normal: 'Normal', large: 'Large', larger: 'Very large' },
    space: { normal: 'Normal', wide: 'More space' },
    colours: { normal: 'Normal', strong: 'Light text on black' },
    text: { easy: 'Easy text first', full: 'The whole text at once' },
  },
  wholeText: 'Read the whole text',
};
