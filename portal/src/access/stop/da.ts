/** Danish words of stopping access, asked before it is done. */
import type { DelegationSource } from '../../generated/graphql.ts';
import { genitive } from '../../text/subject.ts';

export const words = {
  heading: (name: string) => `Stop adgang for ${name}?`,
  consequence: (name: string) => `${name} kan så ikke se din plan mere.`,
  invitation: (name: string) => `${name} kan så ikke bruge koden.`,
  rests: {
    GUARDIANSHIP: 'Værgemålet stopper ikke. Det er kun adgangen her, der stopper.',
    DIGITAL_FULDMAGT: 'Fuldmagten på borger.dk stopper ikke. Det er kun adgangen her, der stopper.',
  } as Partial<Record<DelegationSource, string>>,
  yes: 'Ja, stop adgang',
  no: 'Nej, behold den',
  stopping: 'Vi stopper adgangen …',

  own: {
    heading: (name: string) => `Stop din adgang til ${genitive(name)} plan?`,
    consequence: 'Du kan så ikke se planen mere.',
    again: (name: string) => `Vil du have adgang igen? Så spørg ${name}.`,
    yes: 'Ja, stop min adgang',
    no: 'Nej, behold den',
  },
};
