/** Danish words of the settings. */
export const words = {
  heading: 'Tekst og farver',
  hint: 'Vælg, hvordan siden skal se ud. Vi husker det på den her enhed.',
  close: 'Færdig',
  settings: { size: 'Bogstaver', space: 'Luft mellem ord', colours: 'Farver', text: 'Tekst' },
  choices: {
    size: { normal: 'Almindelige', large: 'Store', larger: 'Meget store' },
    space: { normal: 'Almindelig', wide: 'Mere luft' },
    colours: { normal: 'Almindelige', strong: 'Lys tekst på sort' },
    text: { easy: 'Let tekst først', full: 'Hele teksten med det samme' },
  },
  wholeText: 'Læs hele teksten',
};
