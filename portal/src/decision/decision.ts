/** How a decision is named, until when one may complain about it, and how. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { DecidedFragment, HowToComplainFragment } from '../generated/graphql.ts';
import { spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { words } from './da.ts';

/** Grants name the offer; null when the viewer may not see them. */
export type Places = readonly { id: string; offer: { name: string } }[] | null;

/** "Plads hos Klub VI: slut" */
export function decisionName({ subject, outcome, grantId }: DecidedFragment, places: Places): string {
  const offer = places?.find(({ id }) => id === grantId)?.offer.name;
  return words.name(words.of[subject](offer), words.outcome[outcome]);
}

/** The last day to complain, in words; empty for a decision that gave all, which says nothing about complaining. */
export function lastDay(decision: DecidedFragment, today: string): readonly string[] {
  const { complaintDaysLeft: left, lastDayToComplain: day } = decision;
  if (!day) return [];
  if (left === null) return [words.wasLastDay(spokenDay(day, today))];
  return left === 0 ? [words.lastDayToday] : [words.lastDay(spokenDay(day, today)), words.daysLeft(left)];
}

/** How to complain, in easy words of the municipality; a line in its text is a line here. */
export function howToComplain(standard: HowToComplainFragment | null): TemplateResult | typeof nothing {
  const rule = standard?.localRules.find(({ topic }) => topic === 'COMPLAINT');
  if (!rule) return nothing;
  const easy = text.page.language === 'en' ? rule.easyEn : rule.easy;
  return html`<details>
    <summary>${words.howTo}</summary>
    ${easy.split(/\n+/).map((sentence) => html`<p>${sentence}</p>`)}
  </details>`;
}
