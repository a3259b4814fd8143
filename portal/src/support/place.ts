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
  // Who waits for an answer reads that instead.
  if (citizen.grants.length === 0 && waiting(seen).length > 0) return nothing;
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
  const [only] = places;
  return section(
    'place',
    only && places.length === 1 ? where(seen, only) : words.place.several(about),
    'place',
    html`
      ${places.map(
        (grant) =>
          html`${places.length > 1 ? html`<h3>${where(seen, grant)}</h3>` : nothing} ${terms(seen, grant)}`,
      )}
      ${
        before.length > 0
          ? html`<details>
              <summary>${words.place.before(about)}</summary>
              ${before}
            </details>`
          : nothing
      }
    `,
    'today',
  );
}

const where = ({ about, today }: Support, { offer, status, validFrom }: Grant): string =>
  status === 'CURRENT'
    ? words.place.has(about, offer.name)
    : words.place.begins(about, offer.name, spokenDay(validFrom, today));

function terms(seen: Support, grant: Grant): TemplateResult {
  const { about, today } = seen;
  const { daysPerWeek, status, validFrom, validTo } = grant;
  const begun = status === 'CURRENT';
  return html`
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

const waiting = ({ citizen }: Support) =>
  (citizen.applications ?? []).filter(({ status }) => status === 'RECEIVED');

/** An application that nobody has decided. What has come of the others is said by decisions. */
export function applicationsSection(seen: Support): TemplateResult | typeof nothing {
  const { about, citizen, unit, today } = seen;
  const applications = waiting(seen);
  if (applications.length === 0) return nothing;
  return section(
    'applications',
    words.applications.heading(about),
    'time',
    html`
      ${citizen.grants?.length === 0 ? html`<p>${words.applications.noPlace(about)}</p>` : nothing}
      ${applications.map(
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
    'today',
  );
}
