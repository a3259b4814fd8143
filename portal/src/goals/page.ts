/** "Mine mål": the goals of the action plan. */
import { MaalDocument, type MaalFragment, type MaalQuery } from '../generated/graphql.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { words } from './da.ts';
import { goals } from './goals.ts';

let view: ReturnType<typeof goals> | undefined;

void citizenPage({
  page: 'maal',
  document: MaalDocument,
  variables: {},
  title: words.title,
  body: (seen: Seen<MaalQuery, MaalFragment>) => (view ??= goals(seen))(),
});
