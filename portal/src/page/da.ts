/**
 * Danish words of the frame around every page: header, footer and what stands there before any script runs.
 *
 * The build fills these into the pages ({{name}}), so they are plain strings without a subject.
 */
import type { PageName } from '../../pages.ts';

export const page = {
  otherLanguage: 'en',
  toOtherLanguage: 'English',
  skip: 'Gå til sidens indhold',
  signedInAs: 'Logget ind:',
  signOut: 'Log af',
  call: 'Ring:',
  authority: 'Myndighed',
  help: 'Har du brug for hjælp?',
  helpText: 'Så ring til os.',
  open: 'Vi har åbent:',
  display: 'Tekst og farver',
  toHelp: 'Hjælp',
  toStatement: 'Tilgængelighed',
  toMyData: 'Dine data',
  noScript: 'Siden kan ikke vises i din browser.',
  noScriptHelp: 'JavaScript er slået fra. Ring til os, så hjælper vi dig.',

  titles: {
    index: 'Plan',
    uge: 'Uge',
    kalender: 'Kalender',
    stoette: 'Støtte',
    maal: 'Mål',
    penge: 'Penge',
    aendring: 'Noget er ændret',
    'andet-tilbud': 'Støtten passer ikke',
    'kommer-ikke': 'Jeg kommer ikke',
    klage: 'Klag',
    forbered: 'Gør klar til mødet',
    tilbud: 'Om tilbuddet',
    'andre-tilbud': 'Andre tilbud',
    adgang: 'Hvem må se?',
    'set-af': 'Hvem har set?',
    'mine-data': 'Dine data',
    hjaelp: 'Hjælp',
    was: 'Tilgængelighed',
    'paa-tilbuddet': 'Hvem kommer?',
    hvem: 'Hvem vil du hjælpe?',
    'log-ind': 'Log ind',
  } satisfies Record<PageName, string>,
};
