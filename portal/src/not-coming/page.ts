/** "Jeg kommer ikke": a day off, or only a ride; and coming after all. */
import type { TemplateResult } from 'lit-html';
import { KommerIkkeDocument } from '../generated/graphql.ts';
import { citizenPage } from '../page/citizen-page.ts';
import { words } from './da.ts';
import { weeksAhead } from './known.ts';
import { notComingPage, type KommerIkkeSeen } from './not-coming.ts';

// What was chosen lasts as long as the page.
let view: (() => TemplateResult) | undefined;

void citizenPage({
  page: 'kommer-ikke',
  document: KommerIkkeDocument,
  variables: weeksAhead(),
  title: words.title,
  body: (seen: KommerIkkeSeen) => (view ??= notComingPage(seen))(),
});
