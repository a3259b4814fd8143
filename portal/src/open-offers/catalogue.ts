/** The offers side by side, each with the same four answers: what it is, for whom, when, and what one does there. */
import { html, nothing, type TemplateResult } from 'lit-html';
import municipality from '../../municipality.json';
import type {
  OpenOffersCitizenFragment,
  OpenOffersEverybodyQuery,
  OpenOffersOfferFragment,
} from '../generated/graphql.ts';
import { activityList, closingLines, openingLines, priceLines, readMore } from '../offer/facts.ts';
import { to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { danish, inEither } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

type Offer = OpenOffersOfferFragment;

/** Who reads, and where the citizen goes now; nobody knows that of a reader who isn't signed in. */
interface Reader {
  about: Subject;
  citizen: OpenOffersCitizenFragment;
}

export function catalogue(
  { offers, qualityStandard }: OpenOffersEverybodyQuery,
  today: string,
  reader?: Reader,
): TemplateResult {
  const phone = (qualityStandard?.authorityUnit ?? municipality).phone;
  // Those that are only open come first: of the others a part needs a grant.
  const open = offers
    .filter(({ open }) => open)
    .sort((a, b) => Number(a.grantRequired) - Number(b.grantRequired));
  const granted = offers.filter(({ grantable }) => grantable);
  const moved = offers.filter(({ open, grantable }) => !open && !grantable);
  const cards = (some: readonly Offer[], asOpen: boolean): TemplateResult => html`
    <ul class="nobullet-list people offers">
      ${some.map((offer) => card(offer, asOpen, today, reader))}
    </ul>
  `;
  return html`
    <p>${words.intro}</p>
    ${section(
      'open',
      words.openHeading,
      'walk',
      html`
        <p>${words.openHint}</p>
        ${open.length > 0 ? cards(open, true) : html`<p>${words.noneOpen}</p>`}
        ${readMore(qualityStandard?.generalInformationUrl ?? null)}
        <p>${words.where}</p>
        <p>${callLink(phone)}</p>
      `,
    )}
    ${section(
      'granted',
      words.grantedHeading,
      'letter',
      html`
        <p>${words.grantedHint}</p>
        ${
          reader
            ? html`<p>${words.wish(reader.about)}</p>
                <p class="d-print-none">
                  <a class="function-link" href=${to('andet-tilbud')}
                    >${icon('swap')}<span>${words.toReview(reader.about)}</span></a
                  >
                </p>`
            : nothing
        }
        ${cards(granted, false)}
      `,
    )}
    ${
      moved.length > 0
        ? section(
            'moved',
            words.movedHeading,
            'info',
            html`
              <p>${words.movedHint}</p>
              ${cards(moved, false)}
            `,
          )
        : nothing
    }
  `;
}

function card(offer: Offer, asOpen: boolean, today: string, reader?: Reader): TemplateResult {
  const { name, description, descriptionEn, activities, grantable, legalBasis } = offer;
  const closed = closingLines(offer, today);
  const kinds = kindsOf(offer);
  const comes = reader?.citizen.grants?.some(
    ({ status, offer: own }) => status === 'CURRENT' && own.id === offer.id,
  );
  return html`
    <li>
      <h3>${name}</h3>
      ${comes && reader ? line('check', html`<strong>${words.comes(reader.about)}</strong>`) : nothing}
      <p>${inEither(description, descriptionEn)}</p>
      <dl>
        <dt>${words.who}</dt>
        <dd>${whoFor(offer, asOpen)}</dd>
        <dt>${words.when}</dt>
        <dd>${openingLines(offer)}</dd>
        ${
          activities.length > 0
            ? html`<dt>${words.what}</dt>
                <dd>${words.kinds(kinds.length)}</dd>`
            : nothing
        }
        ${
          !asOpen && !grantable && legalBasis
            ? html`<dt>${words.law}</dt>
                <dd>${danish(`${legalBasis.law} ${legalBasis.paragraph}`)}</dd>`
            : nothing
        }
      </dl>
      <details>
        <summary>${words.more(name)}</summary>
        ${
          activities.length > 0
            ? html`<h4>${words.activities}</h4>
                ${activityList(offer)}
                <h4>${words.kindsHeading}</h4>
                <ul>
                  ${kinds.map(({ name, nameEn }) => html`<li>${inEither(name, nameEn)}</li>`)}
                </ul>`
            : nothing
        }
        <h4>${words.costs}</h4>
        ${priceLines(offer)}
        ${
          closed === nothing
            ? nothing
            : html`<h4>${words.closed}</h4>
                ${closed}`
        }
      </details>
      ${readMore(offer.url)}
    </li>
  `;
}

const whoFor = ({ open, limitedPlaces, providerType, area }: Offer, asOpen: boolean): string =>
  (asOpen
    ? [words.everybody, words.areas[area]]
    : [
        words.areas[area],
        open ? words.alsoOpen : '',
        limitedPlaces ? words.fewPlaces : '',
        words.providers[providerType],
      ]
  )
    .filter(Boolean)
    .join(' ');

/** Every kind of activity once. */
const kindsOf = ({ activities }: Offer): Offer['activities'][number]['kinds'] => [
  ...new Map(activities.flatMap(({ kinds }) => kinds).map((kind) => [kind.code, kind])).values(),
];
