/** Danish words of "Klag". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Klag', `Klag for ${about.name}`),
  intro: (about: Subject) =>
    form(
      about,
      'Er du ikke enig i en afgørelse? Så kan du klage her.',
      `Er ${about.name} ikke enig i en afgørelse? Så kan man klage her.`,
    ),
  orCall: 'Du kan også klage ved at ringe:',

  which: 'Hvad vil du klage over?',
  whichHint: (about: Subject) =>
    form(
      about,
      'Vælg den afgørelse, du ikke er enig i.',
      `Vælg den afgørelse, ${about.name} ikke er enig i.`,
    ),
  from: (day: string) => `Fra ${day}.`,
  late: 'Fristen er gået. Du kan klage alligevel.',
  lateAnyway: 'Vi tager imod klagen. Ring, hvis du vil vide mere.',
  chooseFirst: 'Vælg, hvad du vil klage over.',

  why: (about: Subject) => form(about, 'Hvorfor klager du?', `Hvorfor klager ${about.name}?`),
  whyLabel: 'Skriv det her',
  whyHint: 'Du behøver ikke at skrive noget. Du kan klage uden at sige hvorfor.',
  whyHintPrepare: (about: Subject) => `${about.name} læser det, før det bliver sendt.`,
  writeFirst: 'Skriv noget først. Et par ord er nok.',

  about: 'Klagen handler om',
  reason: 'Hvorfor',
  sent: (day: string) => `Vi ser på sagen igen senest ${day}.`,
  orForward: 'Ændrer vi ikke alt, sender vi klagen til Ankestyrelsen.',
  toSupport: (about: Subject) => form(about, 'Se din støtte', `Se ${genitive(about.name)} støtte`),
};
