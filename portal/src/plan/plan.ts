/** A plan from top to bottom: today, the week, rides, costs, the next meeting, what one can do here, whom to ring. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PlanFragment, PlanQuery } from '../generated/graphql.ts';
import { contactsSection } from '../blocks/contacts.ts';
import { costsSection } from '../blocks/costs.ts';
import { hiddenSection } from '../blocks/hidden.ts';
import { meetingSection } from '../blocks/meeting.ts';
import { printButton } from '../blocks/print.ts';
import { ridesSection } from '../blocks/rides.ts';
import { asComing, weekSection } from '../blocks/week.ts';
import type { Seen } from '../page/citizen-page.ts';
import { standingSection } from '../blocks/standing-section.ts';
import { standing } from '../blocks/standing.ts';
import { todaySection } from './today.ts';
import { waysSection } from './ways.ts';

/** A field that is null is one the viewer may not see: nothing is said about it but in the list of hidden parts. */
export function plan({
  about,
  citizen,
  unit,
  today,
  forbidden,
}: Seen<PlanQuery, PlanFragment>): TemplateResult {
  const stands = standing(citizen.grants);
  const week = citizen.thisWeek &&
    citizen.nextWeek && {
      days: [...citizen.thisWeek.days, ...citizen.nextWeek.days],
      nextStartsOn: citizen.nextWeek.startsOn,
    };
  const active = stands === 'current' || stands === 'unknown';
  const hasPlace = stands !== 'none' && stands !== 'ended';
  // Before the first day there may be no price yet, which must not be taken for "nothing to pay".
  const costs = active || citizen.expectedCosts?.lines.length ? citizen.expectedCosts : null;
  return html`
    ${active ? nothing : standingSection(about, stands, citizen.grants ?? [], unit, today)}
    ${active && week ? todaySection(about, asComing(week.days), citizen, today) : nothing}
    ${active && week ? weekSection(about, week, today) : nothing}
    ${active && citizen.transport ? ridesSection(about, citizen.transport, unit, today) : nothing}
    ${hasPlace && costs ? costsSection(about, costs) : nothing}
    ${citizen.followUps ? meetingSection(about, citizen.followUps, today, hasPlace) : nothing}
    ${waysSection(about)} ${contactsSection(about, citizen.contacts ?? [], unit)}
    ${hiddenSection(about, forbidden)} ${active && week ? printButton() : nothing}
  `;
}
