/** Danish words of the week. */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  heading: (about: Subject) => form(about, 'Din uge', `${genitive(about.name)} uge`),
  nextHeading: (about: Subject) => form(about, 'Din næste uge', `${genitive(about.name)} næste uge`),
  today: 'i dag',
  free: 'Fri',
  noDays: 'Der er ikke valgt dage endnu.',
  absent: (about: Subject) => form(about, 'du kommer ikke', `${about.name} kommer ikke`),
  paused: 'pause',
  closed: (reason: string | null | undefined) => (reason ? `lukket (${reason.toLowerCase()})` : 'lukket'),
};
