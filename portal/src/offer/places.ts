/** The places the citizen goes to now or soon: when each is open, whom to ring, what one does there, and what it costs. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AuthorityFragment, OfferCitizenFragment } from '../generated/graphql.ts';
import { person } from '../blocks/contacts.ts';
import { to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { inEither } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';
import { activityList, closingLines, openingLines, priceLines, readMore } from './facts.ts';

type Grant = NonNullable<OfferCitizenFragment['grants']>[number];

/** Where the citizen goes now or soon. */
export const placesOf = ({ grants }: OfferCitizenFragment): Grant[] =>
  (grants ?? []).filter(({ status }) => status !== 'ENDED');

/** Nothing for somebody who may not see where the citizen goes: that is said among what is hidden. */
export function placesSections(
  about: Subject,
  citizen: OfferCitizenFragment,
  unit: AuthorityFragment,
  today: string,
): TemplateResult | typeof nothing {
  if (!citizen.grants) return nothing;
  const places = placesOf(citizen);
  if (places.length === 0) {
    return html`
      <p>${words.none(about)} ${words.noneHelp(about)}</p>
      <p>${callLink(unit.phone)}</p>
    `;
  }
  return html`${places.map((grant) => place(about, grant, citizen.contacts ?? [], unit, today))}`;
}

function place(
  about: Subject,
  { id, status, validFrom, offer }: Grant,
  contacts: NonNullable<OfferCitizenFragment['contacts']>,
  unit: AuthorityFragment,
  today: string,
): TemplateResult {
  const staff = contacts.filter((it) => it.kind === 'CONTACT_PERSON' && it.offer?.name === offer.name);
  const closed = closingLines(offer, today);
  return section(
    `place-${id}`,
    offer.name,
    'place',
    html`
      ${status === 'UPCOMING' ? line('calendar', words.begins(about, spokenDay(validFrom, today))) : nothing}
      <h3>${words.openHeading}</h3>
      ${openingLines(offer)}
      <p class="d-print-none">
        <a class="function-link" href=${to('uge')}>${icon('calendar')}<span>${words.toWeek(about)}</span></a>
      </p>
      <h3>${words.contactHeading}</h3>
      ${
        staff.length > 0
          ? html`<ul class="nobullet-list people">
              ${staff.map((contact) => person(about, contact))}
            </ul>`
          : html`<p>${words.noContact}</p>
              <p>${callLink(unit.phone)}</p>`
      }
      <p>${words.address}</p>
      <h3>${words.doHeading(about)}</h3>
      <p>${inEither(offer.description, offer.descriptionEn)}</p>
      ${activityList(offer)}
      ${
        closed === nothing
          ? nothing
          : html`<h3>${words.closedHeading}</h3>
              ${closed}`
      }
      <h3>${words.costHeading}</h3>
      ${priceLines(offer)}
      <p class="d-print-none">
        <a class="function-link" href=${to('penge')}>${icon('money')}<span>${words.toMoney(about)}</span></a>
      </p>
      ${readMore(offer.url)}
    `,
  );
}
