/** The first page: the citizen's plan, with today on top, and the way to everything else. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { PlanDocument } from '../generated/graphql.ts';
import { toOwn } from '../page/address.ts';
import { citizenPage } from '../page/citizen-page.ts';
import { icon } from '../page/icon.ts';
import { dayInDenmark, weekAfter } from '../text/dates.ts';
import { words } from './da.ts';
import { plan } from './plan.ts';

void citizenPage({
  page: 'index',
  document: PlanDocument,
  variables: { nextWeek: weekAfter(dayInDenmark(new Date())) },
  title: words.plan.title,
  heading: words.plan.heading,
  aside: ({ about, session }) => (about.self && session?.actsFor ? helpAnother() : nothing),
  body: plan,
});

const helpAnother = (): TemplateResult =>
  html`<a class="function-link d-print-none" href=${toOwn('hvem')}
    >${icon('persons')}<span>${words.plan.helpAnother}</span></a
  >`;
