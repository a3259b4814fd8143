/** English words of "My goals". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'My goals', `${possessive(about.name)} goals`),

  types: {
    DEVELOP: (about) => form(about, 'You want to learn this', `${about.name} wants to learn this`),
    MAINTAIN: (about) => form(about, 'You want to go on with this', `${about.name} wants to go on with this`),
    LIMIT_LOSS: (about) =>
      form(
        about,
        'You want to keep this as long as you can',
        `${about.name} wants to keep this as long as possible`,
      ),
  },
  since: (day) => `The goals are from ${day}.`,
  short: 'The plan in short',
  whole: 'Read the whole plan',
  purpose: 'What the plan is for',
  goals: 'The goals with the whole text',
  support: 'Support',
  duration: 'How long',
  circumstances: 'What else matters',
  earlier: 'See earlier goals',
  wrong: 'Is something not right? Then call us.',

  offer: {
    heading: (about) => form(about, 'Do you want an action plan?', `Does ${about.name} want an action plan?`),
    offered: (about, day) =>
      form(
        about,
        `We asked you ${day}. You have not answered yet.`,
        `We asked ${about.name} ${day}. There is no answer yet.`,
      ),
    what: (about) =>
      form(about, 'It is a plan for what you want.', `It is a plan for what ${about.name} wants.`),
    free: 'It is fine to say no, too.',
    yes: 'Yes, please',
    no: 'No, thank you',
    reason: 'Why we ask',
    decides: (about) => `${about.name} answers that.`,
    sureYes: (about) => ({
      heading: form(about, 'Do you want an action plan?', `Does ${about.name} want an action plan?`),
      body: 'Then we tell the caseworker.',
      yes: 'Yes, send the answer',
      no: 'Wait',
    }),
    sureNo: (about) => ({
      heading: form(
        about,
        'Do you say no to an action plan?',
        `Does ${about.name} say no to an action plan?`,
      ),
      body: form(
        about,
        'You keep your place and your support.',
        `${about.name} keeps the place and the support.`,
      ),
      yes: 'Yes, say no',
      no: 'Wait',
    }),
    answered: 'Thank you. We have the answer.',
  },
  accepted: {
    heading: (about) =>
      form(about, 'You have said yes to an action plan', `${about.name} has said yes to an action plan`),
    next: 'The plan is not made yet.',
    call: 'Do you want to know when it comes? Then call us.',
  },
  declined: {
    heading: (about) =>
      form(about, 'You have said no to an action plan', `${about.name} has said no to an action plan`),
    call: (about) =>
      form(
        about,
        'Have you changed your mind? Then call us.',
        `Has ${about.name} changed their mind? Then call us.`,
      ),
  },
  notRelevant: {
    heading: (about) => form(about, 'You have no action plan', `${about.name} has no action plan`),
    why: (day) => `We looked at it ${day}. We did not think it was needed.`,
  },
  none: {
    heading: (about) => form(about, 'You have no goals yet', `${about.name} has no goals yet`),
    what: (about) =>
      form(
        about,
        'Goals are in an action plan. It is a plan for what you want.',
        `Goals are in an action plan. It is a plan for what ${about.name} wants.`,
      ),
    together: (about) =>
      form(
        about,
        'You make it together with your caseworker.',
        `${about.name} makes it with the caseworker.`,
      ),
    call: (about) =>
      form(about, 'Do you want an action plan? Then call us.', `Does ${about.name} want one? Then call us.`),
  },
};
