/**
 * The weeks, one at a time: from the one we are in to nine weeks later, as far as rides are known.
 *
 * "Ugen efter" changes the week in place; the focus goes to its heading, so that one hears which week it is.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  UgeLaterDocument,
  type RideOnDayFragment,
  type UgeFragment,
  type UgeQuery,
  type WeekFragment,
} from '../generated/graphql.ts';
import { contactsSection } from '../blocks/contacts.ts';
import { hiddenSection } from '../blocks/hidden.ts';
import { printButton } from '../blocks/print.ts';
import { words as rides } from '../blocks/rides.da.ts';
import { ask } from '../graphql.ts';
import { asking, to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import type { Seen } from '../page/citizen-page.ts';
import { status, statusReady, waiting } from '../page/frame.ts';
import { icon, type IconName } from '../page/icon.ts';
import { standingSection } from '../blocks/standing-section.ts';
import { standing } from '../blocks/standing.ts';
import { later, spokenDay } from '../text/dates.ts';
import { dayView } from './day.ts';
import { words } from './da.ts';

type Day = WeekFragment['days'][number];
export type UgeSeen = Seen<UgeQuery, UgeFragment>;

/** A week and its rides; null rides are those the viewer may not see. */
interface KnownWeek {
  week: WeekFragment;
  rides: readonly RideOnDayFragment[] | null;
}

/** The last week shown, counted from this one: rides are known no longer ahead. */
const LAST = 9;

const busy = ({ attendances }: Day): boolean => attendances.length > 0;
const hasDays = (known: KnownWeek | undefined): boolean => known?.week.days.some(busy) ?? false;

export function weekPage(seen: UgeSeen): () => TemplateResult {
  const { about, citizen, unit, today, forbidden } = seen;
  const stands = standing(citizen.grants);
  const { thisWeek, nextWeek } = citizen;
  const hasPlace = stands !== 'none' && stands !== 'ended';
  const weeks = hasPlace && thisWeek && nextWeek ? weeksView(seen, thisWeek, nextWeek) : null;
  return () => html`
    ${stands === 'current' ? nothing : standingSection(about, stands, citizen.grants ?? [], unit, today)}
    ${weeks ? weeks() : nothing} ${contactsSection(about, citizen.contacts ?? [], unit)}
    ${hiddenSection(about, forbidden)} ${weeks ? printButton() : nothing}
    ${weeks && about.self ? toCalendar() : nothing}
  `;
}

function weeksView(seen: UgeSeen, thisWeek: WeekFragment, nextWeek: WeekFragment): () => TemplateResult {
  const { about, citizen, unit, today } = seen;
  const known = new Map<number, KnownWeek>([
    [0, { week: thisWeek, rides: citizen.rides }],
    [1, { week: nextWeek, rides: citizen.nextRides }],
  ]);
  const monday = (weeks: number): string => later(thisWeek.startsOn, 7 * weeks);
  const firstDay = beginsOn(citizen.grants);
  // Nothing is shown before the first week of somebody who begins later is here.
  let at = firstDay ? null : thisWeek.days.some((day) => day.date >= today && busy(day)) ? 0 : 1;
  let fetching = false;
  let failed = false;
  if (firstDay) void showFirst(firstDay);

  async function know(weeks: number): Promise<void> {
    if (known.has(weeks)) return;
    status(words.fetching);
    const answer = await waiting(ask(UgeLaterDocument, { id: citizen.id, weekOf: monday(weeks) }, asking));
    statusReady();
    // The page anew says to somebody who is signed out what to do.
    if (answer.kind === 'signed-out') location.reload();
    const found = answer.kind === 'data' ? answer.data.citizen : null;
    if (found?.weeklySchedule) known.set(weeks, { week: found.weeklySchedule, rides: found.rides });
  }

  /** The place may begin after the weekday one comes on: then the days begin a week later. */
  async function showFirst(day: string): Promise<void> {
    let weeks = 0;
    while (weeks < LAST && monday(weeks + 1) <= day) weeks += 1;
    await know(weeks);
    if (weeks < LAST && !hasDays(known.get(weeks))) await know((weeks += 1));
    at = known.has(weeks) ? weeks : 0;
    seen.again();
  }

  async function show(weeks: number): Promise<void> {
    if (fetching) return;
    fetching = true;
    await know(weeks);
    fetching = false;
    failed = !known.has(weeks);
    if (!failed) at = weeks;
    seen.again();
    const place = document.getElementById(failed ? 'not-fetched' : 'shown-week');
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'start' });
  }

  const button = (weeks: number, picture: IconName, label: string): TemplateResult =>
    html`<button type="button" class="button button-secondary" @click=${() => void show(weeks)}>
      ${icon(picture)}<span>${label}</span>
    </button>`;

  function shown(weeks: number, { week, rides }: KnownWeek): TemplateResult {
    const draw = (day: Day): TemplateResult => dayView(about, day, { citizen, rides, today });
    const ahead = week.days.filter(({ date }) => date >= today);
    const passed = week.days.filter(({ date }) => date < today);
    return html`
      <section class="block shown-week" aria-labelledby="shown-week">
        <div class="top">
          <h2 id="shown-week" tabindex="-1">${name(weeks)}</h2>
          <p class="form-buttons d-print-none">
            ${weeks > 0 ? button(weeks - 1, 'back', words.before) : nothing}
            ${weeks < LAST ? button(weeks + 1, 'next', words.after) : nothing}
          </p>
        </div>
        ${
          weeks > 0
            ? html`<p>
                ${words.fromTo(spokenDay(monday(weeks), today), spokenDay(later(monday(weeks), 6), today))}
              </p>`
            : nothing
        }
        ${
          failed
            ? html`<p class="alert alert-error" id="not-fetched" tabindex="-1">${words.notFetched}</p>`
            : nothing
        }
        ${weeks === LAST ? html`<p class="d-print-none">${words.noLater}</p>` : nothing}
        ${
          week.days.some(busy)
            ? html`<ul class="nobullet-list week">
                ${ahead.map(draw)}
              </ul>`
            : noDays()
        }
        ${
          passed.length > 0
            ? html`<details class="d-print-none">
                <summary>${words.passed}</summary>
                <ul class="nobullet-list week">
                  ${passed.map(draw)}
                </ul>
              </details>`
            : nothing
        }
        ${wayThere(week)} ${pricesNote()}
      </section>
    `;
  }

  /** No days in two weeks are none agreed on; in one they may be just a free week. */
  const noDays = (): TemplateResult =>
    hasDays(known.get(0)) || hasDays(known.get(1)) || firstDay
      ? html`<p>${words.freeAllWeek(about)}</p>`
      : html`<p>${words.noDays}</p>
          <p>${callLink(unit.phone)}</p>`;

  /** Somebody without any ride is told once, and not every day. */
  const wayThere = (week: WeekFragment): TemplateResult | typeof nothing =>
    citizen.transport?.length === 0 && week.days.some(busy)
      ? html`<p>${rides.none(about)} ${rides.noneHelp(about)}</p>
          <p>${callLink(unit.phone)}</p>`
      : nothing;

  const pricesNote = (): TemplateResult | typeof nothing =>
    citizen.expectedCosts?.lines.some(({ example }) => example) ? html`<p>${words.examples}</p>` : nothing;

  return () => {
    const it = at === null ? undefined : known.get(at);
    return html`
      ${at !== null && it ? shown(at, it) : nothing}
      <p class="d-print-none">
        <a class="button button-secondary" href=${to('kommer-ikke')}
          >${icon('away')}<span>${words.notComing(about)}</span></a
        >
      </p>
    `;
  };
}

const name = (weeks: number): string =>
  weeks === 0 ? words.thisWeek : weeks === 1 ? words.nextWeek : words.laterWeek(weeks);

/** The first day of somebody who has no place yet and will get one. */
function beginsOn(grants: UgeFragment['grants']): string | undefined {
  if (!grants || standing(grants) !== 'upcoming') return undefined;
  return grants
    .filter(({ status }) => status === 'UPCOMING')
    .map(({ validFrom }) => validFrom)
    .sort()[0];
}

const toCalendar = (): TemplateResult =>
  html`<p class="d-print-none">
    <a class="function-link" href=${to('kalender')}>${icon('calendar')}<span>${words.toCalendar}</span></a>
  </p>`;
