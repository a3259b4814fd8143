/** "Gør klar til mødet": what the citizen wants to say at the next follow-up. */
import { ForberedDocument, type ForberedFragment, type ForberedQuery } from '../generated/graphql.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { words } from './da.ts';
import { prepare } from './prepare.ts';

let view: ReturnType<typeof prepare> | undefined;

void citizenPage({
  page: 'forbered',
  document: ForberedDocument,
  variables: {},
  title: words.title,
  body: (seen: Seen<ForberedQuery, ForberedFragment>) => (view ??= prepare(seen))(),
});
