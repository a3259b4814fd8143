/** What it costs: free to take part, what is expected, and apart from that what one may choose. Never an invoice. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { CostsFragment } from '../generated/graphql.ts';
import { inEither } from '../page/danish.ts';
import { section } from '../page/section.ts';
import { kroner, roundKroner } from '../text/money.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './costs.da.ts';

type CostLine = CostsFragment['lines'][number];

interface Priced {
  expected: readonly CostLine[];
  /** What one may choose on top. */
  optional: readonly CostLine[];
  /** Some of the lines, as a list. */
  list: (some: readonly CostLine[]) => TemplateResult;
  /** Which prices are only examples. */
  examples: TemplateResult | typeof nothing;
}

/** What is expected and what isn't, with the place when there are several, and what is only an example. */
export function priced(lines: readonly CostLine[]): Priced {
  const examples = lines.filter(({ example }) => example).length;
  const allExamples = examples > 0 && examples === lines.length;
  const offers = new Set(lines.map(({ offer }) => offer.id)).size;
  return {
    expected: lines.filter(({ optional }) => !optional),
    optional: lines.filter(({ optional }) => optional),
    list: (some) => html`
      <ul>
        ${some.map((line) => html`<li>${priceLine(line, offers > 1, !allExamples)}</li>`)}
      </ul>
    `,
    examples: examples === 0 ? nothing : html`<p>${allExamples ? words.allExamples : words.someExamples}</p>`,
  };
}

export function costsSection(about: Subject, costs: CostsFragment): TemplateResult {
  const { expected, optional, list, examples } = priced(costs.lines);
  return section(
    'costs',
    words.heading,
    'money',
    html`
      <p><strong>${words.free}</strong></p>
      ${
        expected.length === 0
          ? html`<p>${words.nothing(about)}</p>`
          : html`<p>${words.butPay(about)}</p>
              ${list(expected)}
              <p>
                ${words.sum(roundKroner(costs.perWeekOere), roundKroner(costs.perMonthOere))} ${words.about}
              </p>
              ${
                expected.some(({ perWeekOere }) => perWeekOere === null)
                  ? html`<p>${words.notASum}</p>`
                  : nothing
              }`
      }
      ${
        optional.length === 0
          ? nothing
          : html`<h3>${words.optional(about)}</h3>
              ${list(optional)}`
      }
      ${examples}
    `,
  );
}

/** "Frokost: 35 kroner om dagen"; with the place when there are several, and "eksempel" when only some prices are. */
const priceLine = (line: CostLine, withOffer: boolean, markExample: boolean): TemplateResult => html`
  ${inEither(line.label, line.labelEn)}${withOffer ? words.at(line.offer.name) : ''}:
  ${kroner(line.amountOere)}
  ${words.units[line.unit]}${line.example && markExample ? ` (${words.example})` : ''}
`;
