/** "Jeg kommer ikke": say it, see what has been said, take it back; and what the municipality wants one to do. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { KommerIkkeFragment, KommerIkkeQuery } from '../generated/graphql.ts';
import { contactsSection } from '../blocks/contacts.ts';
import { hiddenSection } from '../blocks/hidden.ts';
import { localRule } from '../blocks/local-rule.ts';
import { standing } from '../blocks/standing.ts';
import { callLink } from '../page/call.ts';
import type { Seen } from '../page/citizen-page.ts';
import { section } from '../page/section.ts';
import { words } from './da.ts';
import { choosable, notComingForm, type Context } from './form.ts';
import { first } from './known.ts';
import { mayOf } from './may.ts';

export type KommerIkkeSeen = Seen<KommerIkkeQuery, KommerIkkeFragment>;

export function notComingPage(seen: KommerIkkeSeen): () => TemplateResult {
  const { about, citizen, data, unit, today, forbidden } = seen;
  const stands = standing(citizen.grants);
  const may = mayOf(about.self, data.viewer, citizen.id);
  // Few who come here have no place now.
  let other: (() => TemplateResult | typeof nothing) | undefined;
  if (stands !== 'current' && stands !== 'unknown') {
    void import('../blocks/standing-section.ts').then(({ standingSection }) => {
      other = () => standingSection(about, stands, citizen.grants ?? [], unit, today);
      seen.again();
    });
  }
  const hasPlace = stands !== 'none' && stands !== 'ended';
  const maySay = may.absence || may.ride;
  let known = first(citizen, today);
  let fetching = true;
  let begun = false;

  /** Days far ahead and what was said stand below the first screen, so they come after it. */
  async function refresh(): Promise<void> {
    try {
      const { all, saidSection } = await import('./later.ts');
      known = await all(citizen, today);
      if (citizen.absences) said ??= saidSection(context);
    } catch {
      said ??= () => html`<p>${words.notWhole}</p>`;
    }
    fetching = false;
  }
  const context: Context = {
    about,
    citizenId: citizen.id,
    today,
    may,
    contacts: citizen.contacts ?? [],
    phone: unit.phone,
    known: () => known,
    refresh,
    again: seen.again,
    restart: () => {
      form = notComingForm(context);
      begun = false;
      seen.again();
      document.getElementById('step')?.focus();
      document.getElementById('step')?.scrollIntoView({ block: 'start' });
    },
  };
  let form = notComingForm(context);
  let said: (() => TemplateResult) | undefined;
  if (hasPlace && citizen.thisWeek) void refresh().then(seen.again);

  /** A form that has begun stays: after the last day was cancelled there is still its receipt. */
  const tell = (): TemplateResult => {
    if (!maySay) return ring(words.mayNotHeading, words.mayNot(about));
    if (!citizen.thisWeek || (!may.absence && !citizen.transport)) {
      return ring(words.daysHiddenHeading, words.daysHidden(about));
    }
    begun ||= choosable(known, may).length > 0;
    if (begun) return form();
    return fetching ? html`<p>${words.fetching}</p>` : ring(words.noDaysHeading, words.noDays(about));
  };

  const ring = (heading: string, sentence: string): TemplateResult => html`
    ${section(
      'ring',
      heading,
      'phone',
      html`<p>${sentence}</p>
        <p>${callLink(unit.phone)}</p>`,
      'today',
    )}
    ${contactsSection(about, citizen.contacts ?? [], unit)}
  `;

  const rules = (): TemplateResult => {
    const all = data.qualityStandard?.localRules ?? [];
    const ride = all.find(({ topic, set }) => topic === 'RIDE_CANCELLATION' && set);
    return section(
      'rules',
      words.rulesHeading,
      'info',
      html`
        ${localRule(all, 'ABSENCE', words.rulesUnset, unit.phone)}
        ${
          ride
            ? html`<h3>${words.rideRulesHeading}</h3>
                ${localRule(all, 'RIDE_CANCELLATION', words.rulesUnset, unit.phone)}`
            : nothing
        }
      `,
    );
  };

  return () => html`
    ${other?.() ?? nothing} ${hasPlace ? tell() : nothing} ${said?.() ?? nothing}
    ${hasPlace && maySay ? rules() : nothing} ${hiddenSection(about, forbidden)}
  `;
}
