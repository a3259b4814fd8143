/** How a decision is named, until when one may complain about it, and what came of a complaint. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type {
  AuthorityFragment,
  ComplainedFragment,
  DecidedFragment,
  HowToComplainFragment,
} from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { danish } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
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

/** Where a complaint is, and what came of it. */
export function complaintStory(
  about: Subject,
  complaint: ComplainedFragment,
  unit: AuthorityFragment,
  today: string,
): TemplateResult {
  const { status, reassessBy, easy, reasons, number } = complaint;
  const done = status === 'FORWARDED' || status === 'REASSESSED_CHANGED';
  const overdue = !done && reassessBy < today;
  return html`
    <p>
      ${words.complaint.has(about, spokenDay(complaint.receivedOn, today))} ${words.complaint.number(number)}
    </p>
    ${line(done ? 'check' : 'time', html`<strong>${sentences(complaint, today).join(' ')}</strong>`)}
    ${easy ? html`<p>${danish(easy)}</p>` : nothing}
    ${
      reasons
        ? html`<details>
            <summary>${words.complaint.whole}</summary>
            <p>${danish(reasons)}</p>
          </details>`
        : nothing
    }
    ${
      overdue
        ? html`<p>${words.complaint.call}</p>
            <p>${callLink(unit.phone)}</p>`
        : nothing
    }
  `;
}

function sentences({ status, reassessBy, forwardedOn }: ComplainedFragment, today: string): string[] {
  const due = spokenDay(reassessBy, today);
  const overdue = reassessBy < today;
  const said = words.complaint;
  const sendingOn = overdue ? said.notForwarded : said.forwardBy(due);
  switch (status) {
    case 'RECEIVED':
      return overdue ? [said.lateAnswer(due)] : [said.reassess(due), said.orForward];
    case 'REASSESSED_CHANGED':
      return [said.changed];
    case 'REASSESSED_PARTLY':
      return [said.partly, sendingOn];
    case 'REASSESSED_KEPT':
      return [said.kept, sendingOn];
    case 'FORWARDED':
      return [said.forwarded(spokenDay(forwardedOn ?? reassessBy, today)), said.appeals];
  }
}
