/** Danish words around a local rule. */
export const words = {
  whole: 'Læs hele teksten',
};
