/** Danish words of what people are to each other. */

export const words = {
  mor: 'mor',
  far: 'far',
  søster: 'søster',
  bror: 'bror',
  kæreste: 'kæreste',
  ven: 'ven',
  veninde: 'veninde',
  tante: 'tante',
  onkel: 'onkel',
  nabo: 'nabo',
  værge: 'værge',
};
