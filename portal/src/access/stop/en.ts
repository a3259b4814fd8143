/** English words of stopping access, asked before it is done. */
import { possessive } from '../../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  heading: (name) => `Stop access for ${name}?`,
  consequence: (name) => `${name} can then no longer see your plan.`,
  invitation: (name) => `${name} can then not use the code.`,
  rests: {
    GUARDIANSHIP: 'The guardianship does not stop. It is only the access here that stops.',
    DIGITAL_FULDMAGT: 'The Fuldmagt on borger.dk does not stop. It is only the access here that stops.',
  },
  yes: 'Yes, stop access',
  no: 'No, keep it',
  stopping: 'We are stopping the access …',

  own: {
    heading: (name) => `Stop your access to ${possessive(name)} plan?`,
    consequence: 'You can then no longer see the plan.',
    again: (name) => `Do you want access again? Then ask ${name}.`,
    yes: 'Yes, stop my access',
    no: 'No, keep it',
  },
};
