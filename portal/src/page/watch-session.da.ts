/** Danish words of a session that ends soon, or has ended. */

export const words = {
  stillThereHeading: 'Er du her stadig?',
  stillThere: 'Ellers logger vi dig snart af. Så kan andre ikke se din side.',
  stay: 'Ja, jeg er her',
  timedOutHeading: 'Du er logget af',
  timedOut: 'Der skete ikke noget i et stykke tid.',
  timedOutWhy: 'Så passer vi på dine data. Log ind, hvis du vil videre.',
};
