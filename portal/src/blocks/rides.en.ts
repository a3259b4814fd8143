/** English words of rides. */
import { text } from '../text/en.ts';
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './rides.da.ts';

/** Who comes with the ride, at the start of a sentence. */
const driver = {
  FLEXRUTE: 'The Flexrute bus',
  OFFER_MINIBUS: 'The minibus',
  TAXI: 'The taxi',
  WHEELCHAIR_LIFT_VEHICLE: 'The car with a lift',
};

export const words: typeof danish = {
  heading: (about) => form(about, 'Your rides', `${possessive(about.name)} rides`),
  none: (about) => form(about, 'You have no ride.', `${about.name} has no ride.`),
  noneHelp: (about) =>
    form(about, 'Do you need a ride? Then call us.', `Does ${about.name} need a ride? Then call us.`),
  fetches: (about, mode, when) =>
    form(about, `${driver[mode]} fetches you ${when}.`, `${driver[mode]} fetches ${about.name} ${when}.`),
  home: (about, mode, when) =>
    form(
      about,
      `${driver[mode]} takes you home ${when}.`,
      `${driver[mode]} takes ${about.name} home ${when}.`,
    ),
  noneToday: (about) => form(about, 'You have no ride today.', `${about.name} has no ride today.`),
  own: (about) => form(about, 'You get there and home yourself.', `${about.name} gets there and home alone.`),
  publicTransport: (about) => form(about, 'You take a bus or train.', `${about.name} takes a bus or train.`),
  drivenByRelative: (about) =>
    form(about, 'Somebody you know drives you.', `Somebody ${about.name} knows drives.`),
  begins: (day) => `The rides begin ${day}.`,
  companion: (about) =>
    form(about, 'Somebody comes along to help you.', `Somebody comes along to help ${about.name}.`),
  bring: (about, aids) =>
    form(about, `Remember your ${text.and(aids)}.`, `Remember ${possessive(about.name)} ${text.and(aids)}.`),
  aids: { ROLLATOR: 'walker', WHEELCHAIR: 'wheelchair' },
};
