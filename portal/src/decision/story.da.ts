/** Danish words about where a complaint is. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  has: (about: Subject, day: string) => form(about, `Vi fik din klage ${day}.`, `Vi fik klagen ${day}.`),
  number: (number: string) => `Klagen har nummer ${number}.`,
  reassess: (day: string) => `Vi ser på sagen igen senest ${day}.`,
  orForward: 'Ændrer vi ikke alt, sender vi klagen til Ankestyrelsen.',
  appeals: 'Ankestyrelsen er ikke en del af kommunen.',
  lateAnswer: (day: string) => `Vi skulle have set på den senest ${day}.`,
  notForwarded: 'Den er ikke sendt til Ankestyrelsen endnu.',
  forwardBy: (day: string) => `Vi sender klagen til Ankestyrelsen senest ${day}.`,
  call: 'Ring til os, hvis du vil vide mere.',
  changed: 'Vi har ændret det. Der er en ny afgørelse.',
  partly: 'Vi har ændret noget af det.',
  kept: 'Vi har set på sagen igen. Vi har ikke ændret noget.',
  forwarded: (day: string) => `Vi sendte klagen til Ankestyrelsen ${day}.`,
  whole: 'Læs hele svaret',
};
