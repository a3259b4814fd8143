/** Danish words of "Om tilbuddet", and of what is said of any offer. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Om tilbuddet', `Om ${genitive(about.name)} tilbud`),
  none: (about: Subject) =>
    form(about, 'Du har ikke et tilbud lige nu.', `${about.name} har ikke et tilbud lige nu.`),
  noneHelp: (about: Subject) =>
    form(about, 'Vil du gerne have et? Så ring til os.', `Vil ${about.name} gerne have et? Så ring til os.`),
  begins: (about: Subject, day: string) =>
    form(about, `Du begynder ${day}.`, `${about.name} begynder ${day}.`),

  openHeading: 'Hvornår er der åbent?',
  noHours: 'Vi kender ikke tiderne. Ring og spørg.',
  range: (from: string, until: string) => `${from} til ${until}`,
  toWeek: (about: Subject) =>
    form(about, 'Se, hvornår du skal af sted', `Se, hvornår ${about.name} skal af sted`),

  contactHeading: 'Hvem kan du ringe til?',
  noContact: 'Der er ingen kontaktperson endnu. Ring til kommunen.',
  address: 'Er du i tvivl om adressen? Så ring og spørg.',

  doHeading: (about: Subject) => form(about, 'Hvad laver du der?', `Hvad laver ${about.name} der?`),
  closedHeading: 'Hvornår er der lukket?',
  closedNow: 'Lukket nu.',
  fromUntil: (from: string, until: string) => `fra ${from} til og med ${until}`,

  costHeading: 'Hvad koster det?',
  butThings: 'Men nogle ting koster penge:',
  chosen: 'kan vælges til',
  toMoney: (about: Subject) => form(about, 'Se, hvad du skal betale', `Se, hvad ${about.name} skal betale`),
  readMore: (host: string) => `Læs mere på ${host}`,

  rulesHeading: 'Kommunens regler',
  rulesHint: 'Tryk på et spørgsmål for at læse svaret.',
  askInstead: 'Hvem skal du spørge i stedet?',
};
