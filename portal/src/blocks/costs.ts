/** What it costs: free to take part, what is expected, and apart from that what one may choose. Never an invoice. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { CostsFragment } from '../generated/graphql.ts';
import { section } from '../page/section.ts';
import { kroner, roundKroner } from '../text/money.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

type CostLine = CostsFragment['lines'][number];

export function costsSection(about: Subject, costs: CostsFragment): TemplateResult {
  const { lines } = costs;
  const expected = lines.filter(({ optional }) => !optional);
  const optional = lines.filter(({ optional }) => optional);
  const examples = lines.filter(({ example }) => example).length;
  const allExamples = examples > 0 && examples === lines.length;
  const offers = new Set(lines.map(({ offer }) => offer.id)).size;
  const priced = (some: readonly CostLine[]): TemplateResult => html`
    <ul>
      ${some.map((line) => html`<li>${priceLine(line, offers > 1, !allExamples)}</li>`)}
    </ul>
  `;
  return section(
    'costs',
    words.costs.heading,
    'money',
    html`
      <p><strong>${words.costs.free}</strong></p>
      ${
        expected.length === 0
          ? html`<p>${words.costs.nothing(about)}</p>`
          : html`<p>${words.costs.butPay(about)}</p>
              ${priced(expected)}
              <p>
                ${words.costs.sum(roundKroner(costs.perWeekOere), roundKroner(costs.perMonthOere))}
                ${words.costs.about}
              </p>
              ${
                expected.some(({ perWeekOere }) => perWeekOere === null)
                  ? html`<p>${words.costs.notASum}</p>`
                  : nothing
              }`
      }
      ${
        optional.length === 0
          ? nothing
          : html`<h3>${words.costs.optional(about)}</h3>
              ${priced(optional)}`
      }
      ${
        examples === 0
          ? nothing
          : html`<p>${allExamples ? words.costs.allExamples : words.costs.someExamples}</p>`
      }
    `,
  );
}

/** "Frokost: 35 kroner om dagen"; with the place when there are several, and "eksempel" when only some prices are. */
const priceLine = (line: CostLine, withOffer: boolean, markExample: boolean): TemplateResult => html`
  ${withOffer ? words.costs.at(line.label, line.offer.name) : line.label}: ${kroner(line.amountOere)}
  ${words.costs.units[line.unit]}${line.example && markExample ? ` (${words.costs.example})` : ''}
`;
