/** "Hvad koster det?": a day, a week, a month; what one may choose; money back for the way; and what another day would cost. */
import type { TemplateResult } from 'lit-html';
import { PengeDocument } from '../generated/graphql.ts';
import { citizenPage } from '../page/citizen-page.ts';
import { words } from './da.ts';
import { moneyPage, type PengeSeen } from './money.ts';

// What was worked out lasts as long as the page.
let view: (() => TemplateResult) | undefined;

void citizenPage({
  page: 'penge',
  document: PengeDocument,
  variables: {},
  title: words.title,
  body: (seen: PengeSeen) => (view ??= moneyPage(seen))(),
});
