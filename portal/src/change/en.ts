/** English words of "Something has changed". */
import { form } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'Something has changed', `Something has changed for ${about.name}`),
  why: (about) =>
    form(
      about,
      'Has something big happened to you? Then you must tell us. It can matter for your support.',
      `Has something big happened to ${about.name}? Then you must tell us. It can matter for the support.`,
    ),

  whatHeading: 'What has changed?',
  whatLegend: (about) => form(about, 'What is it about?', `What is it about for ${about.name}?`),
  whatHint: 'You may choose several.',
  subjects: {
    FUNCTION: (about) => form(about, 'What I can do', `What ${about.name} can do`),
    RESOURCES: (about) => form(about, 'What I have', `What ${about.name} has`),
    NEEDS: (about) => form(about, 'What I need', `What ${about.name} needs`),
  },
  examples: {
    FUNCTION: () => 'For example to walk, remember or talk. It can be better or worse.',
    RESOURCES: () => 'For example strength, money, a home, or people who help.',
    NEEDS: () => 'For example more help, less help, or more quiet.',
  },
  missingSubjects: 'Choose at least one thing.',

  howHeading: 'Tell it in your own words',
  howLabel: (about) => form(about, 'What has happened?', `What has happened to ${about.name}?`),
  howHint: 'A few words are enough.',
  missingText: 'Write what has changed. A few words are enough.',

  whereHeading: 'Place',
  whereLegend: 'Is it about a place?',
  nowhere: 'No, not about one place',

  next: (about) =>
    form(
      about,
      'A caseworker reads it. When there is an answer, you can see it here on this page.',
      `A caseworker reads it. When there is an answer, ${about.name} can see it here.`,
    ),

  beforeHidden: (about) => `${about.name} decides whether you may see what was told before.`,
};
