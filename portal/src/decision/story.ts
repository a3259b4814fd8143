/** Where a complaint is, and what came of it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AuthorityFragment, ComplainedFragment } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { danish } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './story.da.ts';

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
    <p>${words.has(about, spokenDay(complaint.receivedOn, today))} ${words.number(number)}</p>
    ${line(done ? 'check' : 'time', html`<strong>${sentences(complaint, today).join(' ')}</strong>`)}
    ${easy ? html`<p>${danish(easy)}</p>` : nothing}
    ${
      reasons
        ? html`<details>
            <summary>${words.whole}</summary>
            <p>${danish(reasons)}</p>
          </details>`
        : nothing
    }
    ${
      overdue
        ? html`<p>${words.call}</p>
            <p>${callLink(unit.phone)}</p>`
        : nothing
    }
  `;
}

function sentences({ status, reassessBy, forwardedOn }: ComplainedFragment, today: string): string[] {
  const due = spokenDay(reassessBy, today);
  const overdue = reassessBy < today;
  const sendingOn = overdue ? words.notForwarded : words.forwardBy(due);
  switch (status) {
    case 'RECEIVED':
      return overdue ? [words.lateAnswer(due)] : [words.reassess(due), words.orForward];
    case 'REASSESSED_CHANGED':
      return [words.changed];
    case 'REASSESSED_PARTLY':
      return [words.partly, sendingOn];
    case 'REASSESSED_KEPT':
      return [words.kept, sendingOn];
    case 'FORWARDED':
      return [words.forwarded(spokenDay(forwardedOn ?? reassessBy, today)), words.appeals];
  }
}
