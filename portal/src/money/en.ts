/** English words of "Money". */
import { form, possessive } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  title: (about) => form(about, 'What does it cost?', `What does it cost for ${about.name}?`),

  pays: (about) => form(about, 'You pay this', `${about.name} pays this`),
  free: 'It is free to take part.',
  paysNothing: (about) => form(about, 'You pay for nothing else.', `${about.name} pays for nothing else.`),
  perDay: (offer) => (offer ? `A day at ${offer}` : 'A day'),
  perWeek: 'A week',
  perMonth: 'A month',
  about: (amount) => `about ${amount}`,
  whatFor: 'This is what the money is for',
  notASum: 'Some things are paid only now and then. They are not counted.',
  optional: (about) => form(about, 'You can choose this too', `${about.name} can choose this too`),
  optionalSum: (about, week, month) =>
    form(
      about,
      `If you choose it all, it costs about ${week} more a week.`,
      `If ${about.name} chooses it all, it costs about ${week} more a week.`,
    ) + ` That is about ${month} more a month.`,

  back: (about) => form(about, 'Money back for the way', `Money back for ${possessive(about.name)} way`),
  backPerDay: (about, amount, offer) =>
    form(
      about,
      `You get ${amount} back for each day at ${offer}.`,
      `${about.name} gets ${amount} back for each day at ${offer}.`,
    ),
  backReceipt: (about, offer) =>
    form(
      about,
      `You get money back for the way to ${offer}. Keep the receipt.`,
      `${about.name} gets money back for the way to ${offer}. Keep the receipt.`,
    ),
  backFrom: (day) => `It begins ${day}.`,
  backUntil: (day) => `It lasts until ${day}.`,

  whatIf: (about) => form(about, 'What if I came one more day?', `What if ${about.name} came one more day?`),
  whatIfHint: 'Choose a number of days. Then we work it out.',
  whatIfOnly: (about) =>
    form(
      about,
      'It is only a sum. Your days do not change.',
      `It is only a sum. ${possessive(about.name)} days do not change.`,
    ),
  daysLegend: 'Days a week',
  daysAt: (offer) => `Days a week at ${offer}`,
  days: (days) => (days === 1 ? '1 day a week' : `${days} days a week`),
  asNow: 'As now',
  notCounted: 'We could not work it out. It is not your fault. Try again.',
  thenWeek: (week, month) => `Then it costs about ${week} a week. That is about ${month} a month.`,
  more: (week) => `That is about ${week} more a week than now.`,
  less: (week) => `That is about ${week} less a week than now.`,
  same: 'That is the same as now.',
  otherDays: (about) =>
    form(
      about,
      'Do you want more or fewer days? Then call us.',
      `Does ${about.name} want more or fewer days? Then call us.`,
    ),

  payHow: 'How does one pay?',
  payHowUnset: 'Do you want to know how to pay? Then call us.',
};
