/** "Om tilbuddet": the places the citizen goes to, and the municipality's rules for all of them. */
import { html, type TemplateResult } from 'lit-html';
import {
  OfferDocument,
  OfferEverybodyDocument,
  type OfferCitizenFragment,
  type OfferQuery,
} from '../generated/graphql.ts';
import { hiddenSection } from '../blocks/hidden.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { everybody } from '../page/everybody.ts';
import { words } from './da.ts';
import { placesOf, placesSections } from './places.ts';
import { rulesSection } from './rules.ts';
import { pageTitle } from '../page/page-title.ts';

void citizenPage({
  page: 'tilbud',
  document: OfferDocument,
  variables: {},
  title: words.title,
  body: offer,
  everybody: everybody(
    OfferEverybodyDocument,
    pageTitle,
    ({ qualityStandard }) => html`${rulesSection(qualityStandard, true)}`,
  ),
});

function offer({
  about,
  citizen,
  data,
  unit,
  today,
  forbidden,
}: Seen<OfferQuery, OfferCitizenFragment>): TemplateResult {
  return html`
    ${placesSections(about, citizen, unit, today)} ${hiddenSection(about, forbidden)}
    ${rulesSection(data.qualityStandard, placesOf(citizen).length === 0)}
  `;
}
