/** "Min plan": what the citizen sees about themselves. Also for somebody signed in who has no plan here. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { MinPlanQuery } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { icon } from '../page/icon.ts';
import type { Loaded } from '../page/load.ts';
import { dayInDenmark } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { hiddenParts } from './hidden.ts';
import { plan } from './plan.ts';

export function myPlan({ data, forbidden, now, unit, session }: Loaded<MinPlanQuery>): {
  title: string;
  body: TemplateResult;
} {
  const { viewer } = data;

  const citizen = viewer.citizen;
  if (!citizen) {
    return { title: text.page.planTitle, body: noFile(viewer.name, unit.phone) };
  }
  const about = { self: true, name: citizen.firstName };
  return {
    title: text.plan.title(about),
    body: html`
      <div class="top">
        <div>
          <h1>${text.plan.heading(about)}</h1>
        </div>
        ${session?.actsFor ? helpAnother() : nothing}
      </div>
      ${plan({ about, citizen, unit, today: dayInDenmark(now), hidden: hiddenParts(forbidden) })}
    `,
  };
}

const helpAnother = (): TemplateResult =>
  html`<a class="function-link d-print-none" href="/hvem"
    >${icon('persons')}<span>${text.plan.helpAnother}</span></a
  >`;

/** Signed in without a file of their own: a relative, or somebody the municipality doesn't know here. */
const noFile = (name: string, phone: string): TemplateResult => html`
  <h1>${text.plan.noFileHeading(name)}</h1>
  <p>${text.plan.noFile}</p>
  <p>${text.plan.noFileHelps}</p>
  <p><a class="button button-primary" href="/hvem">${text.states.toChoose}</a></p>
  <p>${text.plan.noFileCall}</p>
  <p>${callLink(phone)}</p>
`;
