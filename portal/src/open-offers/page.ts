/** "Andre tilbud": where one can just come, and where the municipality has to say yes first. */
import {
  OpenOffersDocument,
  OpenOffersEverybodyDocument,
  type OpenOffersCitizenFragment,
  type OpenOffersQuery,
} from '../generated/graphql.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { everybody } from '../page/everybody.ts';
import { text } from '../text/index.ts';
import { catalogue } from './catalogue.ts';

void citizenPage({
  page: 'andre-tilbud',
  document: OpenOffersDocument,
  variables: {},
  title: () => text.page.titles['andre-tilbud'],
  body: ({ about, citizen, data, today }: Seen<OpenOffersQuery, OpenOffersCitizenFragment>) =>
    catalogue(data, today, { about, citizen }),
  everybody: everybody(OpenOffersEverybodyDocument, text.page.titles['andre-tilbud'], (data, today) =>
    catalogue(data, today),
  ),
});
