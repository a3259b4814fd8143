/** Danish words of what a relative has handed over. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  heading: (about: Subject, preparer: string) =>
    form(about, `${preparer} har skrevet et forslag til dig`, `Dit forslag ligger hos ${about.name}`),
  what: (about: Subject) =>
    form(about, 'Det er ikke sendt. Du bestemmer.', `${about.name} bestemmer. Det er ikke sendt endnu.`),
  since: (day: string) => `Skrevet ${day}.`,
  send: 'Send det',
  mend: 'Ret det først',
  no: (about: Subject) => form(about, 'Nej tak', 'Tag det tilbage'),
  replace: {
    heading: 'Vil du bruge forslaget?',
    body: 'Så forsvinder det, du selv har skrevet.',
    yes: 'Ja, brug forslaget',
    no: 'Nej, behold mit eget',
  },
  refuse: (about: Subject) => ({
    heading: form(about, 'Vil du sige nej til forslaget?', 'Vil du tage forslaget tilbage?'),
    body: form(
      about,
      'Det bliver ikke sendt. Det bliver slettet.',
      `${about.name} kan så ikke se det mere. Det bliver slettet.`,
    ),
    yes: 'Ja, slet det',
    no: 'Nej, behold det',
  }),
  refused: 'Forslaget er slettet. Det er ikke sendt.',
};
