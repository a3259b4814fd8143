/** Today at an offer: who comes when and how; and "kommer ikke", which is asked about before it is written down. */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  AttendanceAwayDocument,
  AttendanceBackDocument,
  type AttenderFragment,
} from '../generated/graphql.ts';
import { askFirst } from '../form/ask-first.ts';
import { newKey, send, type Payload, type Sent } from '../form/send.ts';
import { status } from '../page/frame.ts';
import { section } from '../page/section.ts';
import { clock } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { visitsOn, type Offer, type Visit } from './people.ts';
import { words } from './da.ts';

/** `changed` shows the page anew. */
export function today(
  offer: Offer,
  people: readonly AttenderFragment[],
  day: string,
  changed: () => void,
): TemplateResult {
  const visits = visitsOn(people, offer.id, day);
  const coming = visits.filter(({ visit }) => visit.status === 'EXPECTED').length;
  return section(
    `today-${offer.id}`,
    words.todayAt(offer.name),
    'persons',
    visits.length === 0
      ? html`<p>${words.nobodyToday}</p>`
      : html`
          <p><strong>${words.counts(coming, visits.length - coming)}</strong></p>
          <ul class="nobullet-list people">
            ${visits.map((visit) => person(visit, offer, day, changed))}
          </ul>
        `,
  );
}

function person({ person, visit }: Visit, offer: Offer, day: string, changed: () => void): TemplateResult {
  const absence = person.absences?.find(
    ({ absentOn, withdrawn, offer: at }) => absentOn === day && !withdrawn && at.id === offer.id,
  );
  return html`
    <li>
      <h3 class="name">${person.name}</h3>
      <p>${standing(visit)}</p>
      ${visit.status === 'EXPECTED' ? rides(person, offer, day) : nothing}
      ${
        visit.status === 'EXPECTED'
          ? html`<button
              type="button"
              class="button button-secondary d-print-none"
              @click=${() => void away(person, offer, day, changed)}
            >
              ${words.sayAway}<span class="sr-only">, ${person.name}</span>
            </button>`
          : nothing
      }
      ${
        absence
          ? html`<button
              type="button"
              class="button button-secondary d-print-none"
              @click=${() => void back(person.name, absence.id, changed)}
            >
              ${words.sayBack}<span class="sr-only">, ${person.name}</span>
            </button>`
          : nothing
      }
    </li>
  `;
}

function standing({ status, startsAt, endsAt }: Visit['visit']): string {
  switch (status) {
    case 'ABSENT':
      return words.away;
    case 'PAUSED':
      return words.paused;
    case 'CLOSED':
      return words.closed;
    default:
      return words.comes(text.dates.fromTo(clock(startsAt), clock(endsAt)));
  }
}

const rides = (person: AttenderFragment, offer: Offer, day: string): TemplateResult[] =>
  (person.rides ?? [])
    .filter((ride) => ride.date === day && ride.offer.id === offer.id)
    .map((ride) => {
      const when = text.dates.between(clock(ride.pickupFrom), clock(ride.pickupTo));
      const driven = ride.direction === 'TO_OFFER' ? words.there(when) : words.home(when);
      return html`<p>
        ${driven} ${ride.status === 'PLANNED' ? nothing : html`<strong>${words.rideOff}</strong>`}
      </p>`;
    });

async function away(person: AttenderFragment, offer: Offer, day: string, changed: () => void): Promise<void> {
  const { heading, body, yes, no } = words.sure;
  if (!(await askFirst({ heading: heading(person.name), body, yes, no }))) return;
  const input = { citizenId: person.id, offerId: offer.id, absentOn: day, idempotencyKey: newKey() };
  told(
    person.name,
    await send(AttendanceAwayDocument, { input }, (data) => data.absenceReport, 'CONTACT_PERSON'),
    changed,
  );
}

async function back(name: string, absenceId: string, changed: () => void): Promise<void> {
  const input = { absenceId };
  told(
    name,
    await send(AttendanceBackDocument, { input }, (data) => data.absenceWithdraw, 'CONTACT_PERSON'),
    changed,
  );
}

function told(name: string, sent: Sent<Payload>, changed: () => void): void {
  if (sent.kind === 'done') {
    status(words.saved(name));
    changed();
  } else {
    status(sent.problems.map(({ message }) => message).join(' '));
  }
}
