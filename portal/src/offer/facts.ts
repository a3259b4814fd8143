/** What is known of an offer: when it is open and when not, what one does there, what things cost, where to read more. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { OfferFactsFragment, Weekday } from '../generated/graphql.ts';
import { words as costs } from '../blocks/costs.da.ts';
import { inEither } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { capital, clock, dayAfter, dayBefore, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { kroner } from '../text/money.ts';
import { words } from './da.ts';

type Facts = OfferFactsFragment;

/** The weekdays it is open, those with the same hours together: "Mandag til torsdag: klokken 9 til 14.30". */
export function openingLines({ openingHours }: Facts): TemplateResult {
  const days = new Map<string, Weekday[]>();
  const weekdays = Object.keys(text.dates.weekdays) as Weekday[];
  for (const weekday of weekdays) {
    const hours = openingHours
      .filter((hours) => hours.weekday === weekday)
      .map(({ opensAt, closesAt }) => text.dates.fromTo(clock(opensAt), clock(closesAt)));
    const when = text.and(hours);
    if (when) days.set(when, [...(days.get(when) ?? []), weekday]);
  }
  if (days.size === 0) return html`<p>${words.noHours}</p>`;
  return html`<ul class="nobullet-list days hours">
    ${[...days].map(
      ([when, some]) =>
        html`<li>
          <span class="day">${capital(daysInWords(some, weekdays))}:</span>
          <span class="what">${when}</span>
        </li>`,
    )}
  </ul>`;
}

/** "mandag til torsdag" for three or more in a row, else "mandag og onsdag". */
function daysInWords(some: readonly Weekday[], weekdays: readonly Weekday[]): string {
  const first = weekdays.indexOf(some[0] ?? 'MONDAY');
  const inARow = some.every((weekday, place) => weekday === weekdays[first + place]);
  const names = some.map((weekday) => text.dates.weekdays[weekday]);
  return inARow && names.length > 2 ? words.range(names[0] ?? '', names.at(-1) ?? '') : text.and(names);
}

/** As text: a day that isn't in the calendar (29 February) sorts right all the same. */
const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** Days it is closed within the next year: farther ahead is nobody's worry yet. */
export function closingLines({ closingPeriods }: Facts, today: string): TemplateResult | typeof nothing {
  const ahead = closingPeriods
    .filter(({ validFrom, validTo }) => validTo > today && validFrom < yearAfter(today))
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  if (ahead.length === 0) return nothing;
  return html`<ul class="nobullet-list days hours">
    ${ahead.map(({ reason, reasonEn, validFrom, validTo }) => {
      const last = dayBefore(validTo);
      const from = spokenDay(validFrom, today);
      return html`<li>
        <span class="day">${inEither(reason, reasonEn)}:</span>
        <span class="what"
          >${validFrom <= today ? html`<strong>${words.closedNow}</strong> ` : nothing}${capital(
            dayAfter(validFrom) === validTo ? from : words.fromUntil(from, spokenDay(last, today)),
          )}</span
        >
      </li>`;
    })}
  </ul>`;
}

export const activityList = ({ activities }: Facts): TemplateResult | typeof nothing =>
  activities.length === 0
    ? nothing
    : html`<ul>
        ${activities.map(({ name, nameEn }) => html`<li>${inEither(name, nameEn)}</li>`)}
      </ul>`;

/** What is to pay first, what one may choose after it. */
export function priceLines({ costItems }: Facts): TemplateResult {
  const sorted = [...costItems].sort((a, b) => Number(a.optional) - Number(b.optional));
  return html`
    <p>${costs.free} ${sorted.length > 0 ? words.butThings : nothing}</p>
    ${
      sorted.length === 0
        ? nothing
        : html`<ul>
              ${sorted.map(
                ({ label, labelEn, amountOere, unit, optional }) =>
                  html`<li>
                    ${inEither(label, labelEn)}: ${kroner(amountOere)}
                    ${costs.units[unit]}${optional ? ` (${words.chosen})` : nothing}
                  </li>`,
              )}
            </ul>
            ${sorted.some(({ example }) => example) ? html`<p>${costs.allExamples}</p>` : nothing}`
    }
  `;
}

/** Another site's address, said in words. */
export function readMore(url: string | null): TemplateResult | typeof nothing {
  if (!url) return nothing;
  const { host, href } = new URL(url, location.origin);
  return html`<p class="d-print-none">
    <a class="function-link" href=${href} rel="noreferrer"
      >${icon('next')}<span>${words.readMore(host.replace(/^www\./, ''))}</span></a
    >
  </p>`;
}
