/** What it costs, from the answer down: the sums, what they are for, what one may leave, money back, how to pay. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PengeFragment, PengeQuery } from '../generated/graphql.ts';
import { priced } from '../blocks/costs.ts';
import { hiddenSection } from '../blocks/hidden.ts';
import { localRule } from '../blocks/local-rule.ts';
import { printButton } from '../blocks/print.ts';
import { standingSection } from '../blocks/standing-section.ts';
import { standing } from '../blocks/standing.ts';
import type { Seen } from '../page/citizen-page.ts';
import { line, section } from '../page/section.ts';
import { dayBefore, spokenDay } from '../text/dates.ts';
import { kroner, roundKroner } from '../text/money.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';
import { whatIf } from './what-if.ts';

export type PengeSeen = Seen<PengeQuery, PengeFragment>;
type CostLine = Costs['lines'][number];
export type Costs = NonNullable<PengeFragment['expectedCosts']>;

export function moneyPage(seen: PengeSeen): () => TemplateResult {
  const { about, citizen, data, unit, today, forbidden } = seen;
  const stands = standing(citizen.grants);
  const { expectedCosts, travelReimbursements } = citizen;
  // Before the first day there may be no price yet, which must not be taken for "nothing to pay".
  const known = stands === 'current' || stands === 'unknown' || (expectedCosts?.lines.length ?? 0) > 0;
  const shown = known && expectedCosts ? expectedCosts : null;
  const another = shown && shown.lines.length > 0 ? whatIf(seen, shown) : null;
  const back = (travelReimbursements ?? []).filter(({ validTo }) => validTo === null || validTo > today);
  return () => html`
    ${stands === 'current' || stands === 'unknown' ? nothing : standingSection(about, stands, citizen.grants ?? [], unit, today)}
    ${
      shown
        ? html`${sums(about, shown)} ${whatFor(about, shown)}`
        : // Taking part is free for everybody, whatever one may see.
          html`<p><strong>${words.free}</strong></p>`
    }
    ${back.length > 0 ? moneyBack(about, back, today) : nothing} ${another ? another() : nothing}
    ${hiddenSection(about, forbidden)}
    ${section('pay', words.payHow, 'help', localRule(data.qualityStandard?.localRules ?? [], 'PRICES', words.payHowUnset, unit.phone))}
    ${shown ? printButton() : nothing}
  `;
}

/** The answer: a day, a week, a month. */
function sums(about: Subject, { lines, perWeekOere, perMonthOere }: Costs): TemplateResult {
  const { expected, examples } = priced(lines);
  const row = (name: string, oere: number): TemplateResult =>
    html`<div>
      <dt>${name}</dt>
      <dd>${words.about(roundKroner(oere))}</dd>
    </div>`;
  return section(
    'sums',
    words.pays(about),
    'money',
    html`
      <p><strong>${words.free}</strong></p>
      ${
        expected.length === 0
          ? html`<p>${words.paysNothing(about)}</p>`
          : html`<dl class="filled sums">
              ${daily(expected).map(([offer, oere]) => row(words.perDay(offer), oere))}
              ${row(words.perWeek, perWeekOere)} ${row(words.perMonth, perMonthOere)}
            </dl>`
      }
      ${examples}
    `,
    'today',
  );
}

/** What is paid each day, by place; the place is named where there are several. */
function daily(lines: readonly CostLine[]): (readonly [string | null, number])[] {
  const offers = new Map<string, number>();
  for (const { offer, unit, amountOere } of lines) {
    if (unit === 'PER_DAY') offers.set(offer.name, (offers.get(offer.name) ?? 0) + amountOere);
  }
  const several = new Set(lines.map(({ offer }) => offer.id)).size > 1;
  return [...offers].map(([offer, oere]) => [several ? offer : null, oere] as const);
}

/** Thing by thing: what is expected, and apart from it what one may leave. */
function whatFor(about: Subject, all: Costs): TemplateResult {
  const { expected, optional, list } = priced(all.lines);
  const someNotCounted = (lines: readonly CostLine[]): TemplateResult | typeof nothing =>
    lines.some(({ perWeekOere }) => perWeekOere === null) ? html`<p>${words.notASum}</p>` : nothing;
  return html`
    ${
      expected.length === 0
        ? nothing
        : section('expected', words.whatFor, 'food', html`${list(expected)} ${someNotCounted(expected)}`)
    }
    ${
      optional.length === 0
        ? nothing
        : section(
            'optional',
            words.optional(about),
            'activity',
            html`
              ${list(optional)}
              ${
                all.optionalPerWeekOere > 0
                  ? html`<p>
                      ${words.optionalSum(about, roundKroner(all.optionalPerWeekOere), roundKroner(all.optionalPerMonthOere))}
                    </p>`
                  : nothing
              }
              ${someNotCounted(optional)}
            `,
          )
    }
  `;
}

function moneyBack(
  about: Subject,
  back: NonNullable<PengeFragment['travelReimbursements']>,
  today: string,
): TemplateResult {
  return section(
    'back',
    words.back(about),
    'bus',
    html`${back.map(({ amountOerePerDay, offer, validFrom, validTo }) =>
      line(
        'money',
        html`${
          amountOerePerDay === null
            ? words.backReceipt(about, offer.name)
            : words.backPerDay(about, kroner(amountOerePerDay), offer.name)
        }
        ${validFrom > today ? words.backFrom(spokenDay(validFrom, today)) : nothing}
        ${validTo ? words.backUntil(spokenDay(dayBefore(validTo), today)) : nothing}`,
      ),
    )}`,
  );
}
