/** Danish words of reading aloud. */
export const words = {
  read: (heading: string) => `Læs op: ${heading}`,
  label: 'Læs op',
  stop: 'Stop',
};
