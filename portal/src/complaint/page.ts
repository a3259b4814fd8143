/** "Klag": complaining about a decision. */
import { KlageDocument, type KlageFragment, type KlageQuery } from '../generated/graphql.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { complaint } from './complaint.ts';
import { words } from './da.ts';

let view: ReturnType<typeof complaint> | undefined;

void citizenPage({
  page: 'klage',
  document: KlageDocument,
  variables: {},
  title: words.title,
  body: (seen: Seen<KlageQuery, KlageFragment>) => (view ??= complaint(seen))(),
});
