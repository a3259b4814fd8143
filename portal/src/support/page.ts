/** "Min støtte": the place, decisions and the right to complain, letters. */
import { StoetteDocument, type StoetteFragment, type StoetteQuery } from '../generated/graphql.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { words } from './da.ts';
import { support } from './support.ts';

void citizenPage({
  page: 'stoette',
  document: StoetteDocument,
  variables: {},
  title: words.title,
  body: (seen: Seen<StoetteQuery, StoetteFragment>) => support(seen),
});
