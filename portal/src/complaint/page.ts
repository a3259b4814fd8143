/** "Klag": complaining about a decision. */
import { KlageDocument } from '../generated/graphql.ts';
import type { Told } from '../form/tell.ts';
import { citizenPage } from '../page/citizen-page.ts';
import { begin, complaint, type Klage } from './complaint.ts';
import { words } from './da.ts';

let form: Told | null = null;

void citizenPage({
  page: 'klage',
  document: KlageDocument,
  variables: {},
  title: words.title,
  begin: async (seen: Klage) => {
    form = await begin(seen);
  },
  body: (seen: Klage) => complaint(seen, form),
});
