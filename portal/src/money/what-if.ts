/** "Hvad hvis jeg kom en dag mere?": so many days at an offer, and what that would cost. Nothing is changed by looking. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { PengeHvisDocument, type PengeHvisQuery } from '../generated/graphql.ts';
import { choiceField } from '../form/fields.ts';
import { ask } from '../graphql.ts';
import { asking } from '../page/address.ts';
import { callLink } from '../page/call.ts';

import { section } from '../page/section.ts';
import { roundKroner } from '../text/money.ts';
import { words } from './da.ts';
import type { Costs, PengeSeen } from './money.ts';

type Sums = NonNullable<NonNullable<PengeHvisQuery['citizen']>['costsIf']>;
type Offer = Costs['lines'][number]['offer'];

/** What somebody tries at one offer. */
interface Trial {
  offer: Offer;
  now: number;
  days: number;
  /** Null while there is none yet, or when it could not be had. */
  sums: Sums | null;
  failed: boolean;
}

/** R14: so many days a week at most. */
const DAYS = [1, 2, 3, 4, 5] as const;

export function whatIf({ about, citizen, unit, again }: PengeSeen, costs: Costs): () => TemplateResult {
  const offers = new Map(costs.lines.map(({ offer }) => [offer.id, offer]));
  const trials = [...offers.values()].map((offer): Trial => {
    const now = daysNow(offer.id);
    return { offer, now, days: now, sums: null, failed: false };
  });

  function daysNow(offer: string): number {
    const grant = citizen.grants?.find((it) => it.offer.id === offer && it.status !== 'ENDED');
    const times = costs.lines.filter((it) => it.offer.id === offer).map((it) => it.timesPerWeek ?? 0);
    return grant?.daysPerWeek ?? Math.max(...times);
  }

  async function choose(trial: Trial, days: number): Promise<void> {
    trial.days = days;
    trial.sums = days === trial.now ? costs : null;
    trial.failed = false;
    again();
    if (trial.sums) return;
    const answer = await ask(PengeHvisDocument, { id: citizen.id, offer: trial.offer.id, days }, asking);
    if (answer.kind === 'signed-out') location.reload();
    // Another number was chosen meanwhile.
    if (trial.days !== days) return;
    trial.sums = answer.kind === 'data' ? (answer.data.citizen?.costsIf ?? null) : null;
    trial.failed = trial.sums === null;
    again();
  }

  const answered = ({ sums, failed }: Trial): TemplateResult | typeof nothing => {
    if (failed) return html`<p>${words.notCounted}</p>`;
    if (!sums) return nothing;
    const more = sums.perWeekOere - costs.perWeekOere;
    const difference = roundKroner(Math.abs(more));
    return html`
      <p><strong>${words.thenWeek(roundKroner(sums.perWeekOere), roundKroner(sums.perMonthOere))}</strong></p>
      <p>${more === 0 ? words.same : more > 0 ? words.more(difference) : words.less(difference)}</p>
    `;
  };

  return () =>
    section(
      'what-if',
      words.whatIf(about),
      'help',
      html`
        ${trials.map(
          (trial, place) => html`
            ${choiceField(
              {
                field: `days-${place}`,
                legend: trials.length > 1 ? words.daysAt(trial.offer.name) : words.daysLegend,
                hint: words.whatIfHint,
                options: DAYS.map((days) => ({
                  value: `${days}`,
                  label: words.days(days),
                  ...(days === trial.now ? { hint: words.asNow } : {}),
                })),
                chosen: [`${trial.days}`],
                changed: ([days]) => void choose(trial, Number(days)),
              },
              [],
            )}
            <div class="answer" aria-live="polite">${answered(trial)}</div>
          `,
        )}
        <p>${words.whatIfOnly(about)}</p>
        <p>${words.otherDays(about)}</p>
        <p>${callLink(unit.phone)}</p>
      `,
      'd-print-none',
    );
}
