/** Danish words of "Jeg undrer mig over det her". */
export const words = {
  heading: 'Hvad undrer du dig over?',
  text: 'Skriv det her',
  hint: 'Nogle få ord er nok.',
  missing: 'Skriv, hvad du undrer dig over.',
  about: 'Det handler om',
  asks: 'Du spørger',
  sent: 'Tak. Vi har fået dit spørgsmål.',
  next: 'Svaret kommer på siden "Hvem har set min plan?".',
  toList: 'Til listen',
};
