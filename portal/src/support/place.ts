/** The place: where, how many days, since and until when, why, and how one gets there. And what was applied for. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { arrangementOn } from '../blocks/rides.ts';
import type { StoetteFragment } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { danish } from '../page/danish.ts';
import { line, section } from '../page/section.ts';
import { dayBefore, spokenDay } from '../text/dates.ts';
import type { Support } from './support.ts';
import { words } from './da.ts';

type Grant = NonNullable<StoetteFragment['grants']>[number];

export function placeSection(seen: Support): TemplateResult | typeof nothing {
  const { about, citizen, unit } = seen;
  if (!citizen.grants) return nothing;
  const ended = citizen.grants.filter(({ status }) => status === 'ENDED');
  const places = citizen.grants.filter(({ status }) => status !== 'ENDED');
  const before = ended.map((grant) => hadPlace(seen, grant));
  if (places.length === 0) {
    return section(
      'place',
      words.place.none(about),
      'place',
      html`
        ${before}
        <p>${ended.length > 0 ? words.place.again(about) : words.place.want(about)}</p>
        <p>${callLink(unit.phone)}</p>
      `,
      'today',
    );
  }
  return section(
    'place',
    words.place.heading(about),
    'place',
    html`
      ${places.map((grant) => place(seen, grant))}
      ${
        before.length > 0
          ? html`<details>
              <summary>${words.place.before}</summary>
              ${before}
            </details>`
          : nothing
      }
    `,
    'today',
  );
}

function place(seen: Support, grant: Grant): TemplateResult {
  const { about, today } = seen;
  const { offer, daysPerWeek, status, validFrom, validTo } = grant;
  const begun = status === 'CURRENT';
  return html`
    <p>
      <strong
        >${
          begun
            ? words.place.has(about, offer.name)
            : words.place.begins(about, offer.name, spokenDay(validFrom, today))
        }</strong
      >
    </p>
    ${line('calendar', `${words.place.days(daysPerWeek)}. ${changes(grant, today)}`.trim())}
    ${line(
      'time',
      [
        begun ? words.place.since(spokenDay(validFrom, today)) : '',
        validTo ? words.place.until(spokenDay(dayBefore(validTo), today)) : words.place.openEnded(about),
      ].join(' '),
    )}
    ${ride(seen, grant)}
    <details>
      <summary>${words.place.why}</summary>
      <p>${danish(grant.purpose)}</p>
      <p>${danish(grant.scopeReason)}</p>
    </details>
  `;
}

/** Other days that are decided already. An end is said where the time is. */
function changes({ termsValidTo, validTo, periods }: Grant, today: string): string {
  if (!termsValidTo || termsValidTo === validTo) return '';
  const day = spokenDay(termsValidTo, today);
  const next = periods.find(({ validFrom }) => validFrom === termsValidTo);
  return next ? words.place.then(day, words.place.days(next.daysPerWeek)) : words.place.changes(day);
}

/** How one gets there, on the first day that is still to come. */
function ride(
  { about, citizen, today }: Support,
  { offer, validFrom }: Grant,
): TemplateResult | typeof nothing {
  if (!citizen.transport) return nothing;
  const day = validFrom > today ? validFrom : today;
  const arranged = arrangementOn(citizen.transport, offer.id, day);
  return line('car', arranged ? words.ride[arranged.mode](about) : words.ride.none);
}

const hadPlace = ({ about, today }: Support, { offer, validTo }: Grant): TemplateResult =>
  html`<p>${words.place.had(about, offer.name, spokenDay(dayBefore(validTo ?? today), today))}</p>`;

/** An application that nobody has decided. What has come of the others is said by decisions. */
export function applicationsSection({
  about,
  citizen,
  unit,
  today,
}: Support): TemplateResult | typeof nothing {
  const waiting = (citizen.applications ?? []).filter(({ status }) => status === 'RECEIVED');
  if (waiting.length === 0) return nothing;
  return section(
    'applications',
    words.applications.heading(about),
    'time',
    html`
      ${waiting.map(
        ({ receivedOn, wishes }) => html`
          <p>
            ${words.applications.received(spokenDay(receivedOn, today))}
            <strong>${words.applications.waits}</strong>
          </p>
          <p>${words.applications.wished(about)} »${danish(wishes)}«</p>
        `,
      )}
      <p>${words.applications.when}</p>
      <p>${callLink(unit.phone)}</p>
    `,
  );
}
