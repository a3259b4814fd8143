/** The money to bring on a day. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { CostsFragment, WeekFragment } from '../generated/graphql.ts';
import { line } from '../page/section.ts';
import { kroner } from '../text/money.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './bring.da.ts';

type Attendance = WeekFragment['days'][number]['attendances'][number];
type CostLine = CostsFragment['lines'][number];

/** The prices paid by the day at that day's places; what one may choose on top isn't counted. */
export function moneyLine(
  about: Subject,
  attendances: readonly Attendance[],
  lines: readonly CostLine[],
  saysExample = true,
): TemplateResult | typeof nothing {
  const offers = new Set(attendances.map(({ offer }) => offer.id));
  const daily = lines.filter(
    ({ offer, unit, optional }) => unit === 'PER_DAY' && !optional && offers.has(offer.id),
  );
  const oere = daily.reduce((sum, { amountOere }) => sum + amountOere, 0);
  if (oere === 0) return nothing;
  const things = [...new Set(daily.map(({ category }) => words.things[category]))];
  const example = saysExample && daily.some(({ example }) => example);
  return line(
    'money',
    html`${words.money(about, kroner(oere), things)} ${example ? words.moneyExample : nothing}`,
  );
}
