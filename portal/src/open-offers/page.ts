/** "Andre tilbud": where one can just come, and where the municipality has to say yes first. */
import {
  OpenOffersDocument,
  OpenOffersEverybodyDocument,
  type OpenOffersCitizenFragment,
  type OpenOffersQuery,
} from '../generated/graphql.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { everybody } from '../page/everybody.ts';
import { catalogue } from './catalogue.ts';
import { pageTitle } from '../page/page-title.ts';

void citizenPage({
  page: 'andre-tilbud',
  document: OpenOffersDocument,
  variables: {},
  title: () => pageTitle,
  body: ({ about, citizen, data, today }: Seen<OpenOffersQuery, OpenOffersCitizenFragment>) =>
    catalogue(data, today, { about, citizen }),
  everybody: everybody(OpenOffersEverybodyDocument, pageTitle, (data, today) => catalogue(data, today)),
});
