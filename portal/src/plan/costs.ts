/** What it costs: free to take part, what is expected, and apart from that what one may choose. Never an invoice. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PlanFragment } from '../generated/graphql.ts';
import { section } from '../page/section.ts';
import { text } from '../text/index.ts';
import { kroner, roundKroner } from '../text/money.ts';
import type { Subject } from '../text/subject.ts';

type Costs = NonNullable<PlanFragment['expectedCosts']>;
type CostLine = Costs['lines'][number];

export function costsSection(about: Subject, costs: Costs): TemplateResult {
  const { lines } = costs;
  const expected = lines.filter(({ optional }) => !optional);
  const optional = lines.filter(({ optional }) => optional);
  const examples = lines.filter(({ example }) => example).length;
  const allExamples = examples > 0 && examples === lines.length;
  const offers = new Set(lines.map(({ offer }) => offer.id)).size;
  const priced = (some: readonly CostLine[]): TemplateResult => html`
    <ul>
      ${some.map((line) => html`<li>${words(line, offers > 1, !allExamples)}</li>`)}
    </ul>
  `;
  return section(
    'costs',
    text.costs.heading,
    'money',
    html`
      <p><strong>${text.costs.free}</strong></p>
      ${
        expected.length === 0
          ? html`<p>${text.costs.nothing(about)}</p>`
          : html`<p>${text.costs.butPay(about)}</p>
              ${priced(expected)}
              <p>
                ${text.costs.sum(roundKroner(costs.perWeekOere), roundKroner(costs.perMonthOere))}
                ${text.costs.about}
              </p>
              ${
                expected.some(({ perWeekOere }) => perWeekOere === null)
                  ? html`<p>${text.costs.notASum}</p>`
                  : nothing
              }`
      }
      ${
        optional.length === 0
          ? nothing
          : html`<h3>${text.costs.optional(about)}</h3>
              ${priced(optional)}`
      }
      ${
        examples === 0
          ? nothing
          : html`<p>${allExamples ? text.costs.allExamples : text.costs.someExamples}</p>`
      }
    `,
  );
}

/** "Frokost: 35 kroner om dagen"; with the place when there are several, and "eksempel" when only some prices are. */
const words = (line: CostLine, withOffer: boolean, markExample: boolean): TemplateResult => html`
  ${withOffer ? text.costs.at(line.label, line.offer.name) : line.label}: ${kroner(line.amountOere)}
  ${text.costs.units[line.unit]}${line.example && markExample ? ` (${text.costs.example})` : ''}
`;
