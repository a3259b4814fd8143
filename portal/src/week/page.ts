/** "Min uge": this week, the next, and later ones, a day at a time; and on paper for the door of the fridge. */
import type { TemplateResult } from 'lit-html';
import { UgeDocument } from '../generated/graphql.ts';
import { citizenPage } from '../page/citizen-page.ts';
import { dayInDenmark, weekAfter } from '../text/dates.ts';
import { words } from './da.ts';
import { weekPage, type UgeSeen } from './week.ts';

// Which week is shown lasts as long as the page.
let view: (() => TemplateResult) | undefined;

void citizenPage({
  page: 'uge',
  document: UgeDocument,
  variables: { nextWeek: weekAfter(dayInDenmark(new Date())) },
  title: words.title,
  body: (seen: UgeSeen) => (view ??= weekPage(seen))(),
});
