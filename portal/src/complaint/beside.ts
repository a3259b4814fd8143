/** What few have on the page: a complaint that waits, why there is nothing to complain about, what they may not see. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { hiddenSection } from '../blocks/hidden.ts';
import { decisionName } from '../decision/decision.ts';
import { complaintStory } from '../decision/story.ts';
import { section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './beside.da.ts';
import { waits, type Klage } from './complaint.ts';

/** `alone` when there is no form. */
export function beside(seen: Klage, alone: boolean): TemplateResult {
  const { about, citizen, forbidden } = seen;
  if (!citizen.decisions) {
    return html`
      <p>${words.hidden(about)}</p>
      <p>${words.hiddenCall(about)}</p>
    `;
  }
  const none = alone && !citizen.complaints?.length;
  return html`
    ${none ? html`<p>${words.none(about)} ${words.noneWhy(about)}</p>` : nothing}
    ${citizen.complaints?.some(waits) ? already(seen) : nothing} ${hiddenSection(about, forbidden)}
    ${alone ? html`<p>${words.noneCall}</p>` : nothing}
  `;
}

const already = ({ about, citizen, unit, today }: Klage): TemplateResult =>
  section(
    'already',
    words.already(about),
    'check',
    html`${citizen.complaints?.filter(waits).map((one) => {
      const decision = citizen.decisions?.find(({ id }) => id === one.decisionId);
      return html`
        ${
          decision
            ? html`<h3>${decisionName(decision, citizen.grants)}</h3>
                <p>${words.from(spokenDay(decision.decidedOn, today))}</p>`
            : nothing
        }
        ${complaintStory(about, one, unit, today)}
      `;
    })}`,
  );
