/** Danish words of "Sådan ser Karen det". */

export const words = {
  banner: (name: string) => `Herunder ser du det, ${name} ser.`,
  also: (name: string) => `${name} kan også se:`,
  nothing: (name: string) => `${name} kan ikke se noget nu.`,
  beforehand: (name: string) => `${name} ser det først, når adgangen begynder.`,
  more: {
    letters: 'dine breve',
    actionPlans: 'dine mål',
    changeNotices: 'hvad du har fortalt',
    supportReviews: 'om støtten passer',
    complaints: 'dine klager',
  },
  framed: (name: string) => `Det, ${name} ser`,
};
