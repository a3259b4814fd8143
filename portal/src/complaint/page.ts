/** "Klag": complaining about a decision. */
import { KlageDocument } from '../generated/graphql.ts';
import { citizenPage } from '../page/citizen-page.ts';
import { begin, complaint, type Begun, type Klage } from './complaint.ts';
import { words } from './da.ts';

let begun: Begun;

void citizenPage({
  page: 'klage',
  document: KlageDocument,
  variables: {},
  title: words.title,
  begin: async (seen: Klage) => {
    begun = await begin(seen);
  },
  body: (seen: Klage) => complaint(seen, begun),
});
