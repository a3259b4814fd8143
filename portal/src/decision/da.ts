/** Danish words about decisions. */
export const words = {
  /** "Plads hos Klub VI: slut" */
  name: (of: string, outcome: string) => `${of}: ${outcome}`,
  of: {
    GRANT: (offer: string | undefined) => (offer ? `Plads hos ${offer}` : 'Plads'),
    TRANSPORT: (offer: string | undefined) => (offer ? `Kørsel til ${offer}` : 'Kørsel'),
  },
  outcome: {
    FULL: 'ja',
    PARTIAL: 'ja til noget af det',
    REFUSED: 'nej',
    CHANGED: 'ændret',
    ENDED: 'slut',
  },

  lastDay: (day: string) => `Sidste dag at klage er ${day}.`,
  daysLeft: (days: number) => (days === 1 ? 'Der er 1 dag tilbage.' : `Der er ${days} dage tilbage.`),
  lastDayToday: 'I dag er sidste dag at klage.',
  wasLastDay: (day: string) => `Sidste dag at klage var ${day}.`,
  howTo: 'Sådan klager man',
};
