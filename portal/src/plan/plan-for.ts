/** A relative's view of one citizen's plan: the same page, in the relative's words, under a banner that says whose. */
import { html, type TemplateResult } from 'lit-html';
import type { PlanForQuery } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import type { Loaded } from '../page/load.ts';
import { dayInDenmark } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { hiddenParts } from './hidden.ts';
import { plan } from './plan.ts';

export function planFor({ data, forbidden, now, unit }: Loaded<PlanForQuery>): {
  title: string;
  body: TemplateResult;
} {
  const { citizen } = data;
  if (!citizen) return { title: text.states.noPlanHereHeading, body: notHere(unit.phone) };

  const about = { self: false, name: citizen.firstName };
  return {
    title: text.plan.title(about),
    body: html`
      <div class="acting-for" role="region" aria-label=${text.plan.bannerLabel}>
        <p>${text.plan.bannerStart} <strong>${about.name}</strong>.</p>
        <a class="function-link d-print-none" href="/hvem">${text.plan.bannerSwitch}</a>
      </div>
      <h1>${text.plan.heading(about)}</h1>
      ${plan({ about, citizen, unit, today: dayInDenmark(now), hidden: hiddenParts(forbidden) })}
    `,
  };
}

/** One text for "no such person" and for "not allowed", so that the page doesn't tell which people there are. */
const notHere = (phone: string): TemplateResult => html`
  <h1>${text.states.noPlanHereHeading}</h1>
  <p>${text.states.noPlanHere}</p>
  <p><a class="button button-primary" href="/hvem">${text.states.toChoose}</a></p>
  <p>${callLink(phone)}</p>
`;
