/** Danish words of "Dine data". */
import { genitive } from '../text/subject.ts';

export const words = {
  heading: 'Dine data',
  relativeHeading: (name: string) => `${genitive(name)} data`,
  fetchWhat: 'Du kan hente alt, vi har om dig, i en fil.',
  fetch: 'Hent mine data',
  fetching: 'Vi laver filen …',
  fetched: 'Filen er hentet',
  fetchedWhere: (name: string) => `Den hedder ${name}. Se efter den under Overførsler.`,
  notFetched: 'Filen er ikke hentet',
  shared: 'Bruger andre den her computer eller telefon? Så slet filen bagefter.',

  keptHeading: 'Det har vi om dig',
  kept: [
    'Dit navn, CPR-nummer og din adresse.',
    'Hvornår du er født.',
    'Det, du har søgt om.',
    'Hvad vi har vurderet og besluttet.',
    'Din plads og din støtte.',
    'Din uge, og dage du ikke kommer.',
    'Din kørsel.',
    'Hvad det koster.',
    'Dine møder og dine mål.',
    'Det, du har skrevet til os.',
    'Klager og breve.',
    'Hvem der må se, og hvem der har set.',
  ],
  toLooked: 'Se, hvem der har set min plan',
  toAccess: 'Se, hvem der må se min plan',

  wrongHeading: 'Er noget forkert?',
  wrong: 'Ring til os. Du kan også ringe, hvis du vil vide mere.',
  complain: 'Er du utilfreds med, hvordan vi passer på dine data?',
  complainTo: 'Så kan du klage til Datatilsynet.',

  relative: (name: string) => `Kun ${name} kan hente sine data.`,
  toOwn: 'Se mine egne data',
  noFile: 'Du har ingen plan her. Derfor har vi kun lidt om dig.',
  noFileKept: ['Dit navn.', 'Hvem du hjælper.', 'Hvilke planer du har set, og hvornår.'],
  noFileLog: 'Den, du hjælper, kan se, hvad du har set.',
  noFileAsk: 'Vil du se det? Så ring til os.',
};
