/** A plan from top to bottom: today, the week, rides, costs, the next meeting, whom to ring. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AuthorityFragment, PlanFragment } from '../generated/graphql.ts';
import type { Subject } from '../text/subject.ts';
import { contactsSection } from './contacts.ts';
import { costsSection } from './costs.ts';
import { hiddenSection, type Part } from './hidden.ts';
import { meetingSection } from './meeting.ts';
import { printButton } from './print.ts';
import { ridesSection } from './rides.ts';
import { standing, standingSection } from './standing.ts';
import { todaySection } from './today.ts';
import { asComing, weekSection } from './week.ts';

export interface PlanView {
  about: Subject;
  citizen: PlanFragment;
  unit: AuthorityFragment;
  /** The calendar day in Denmark. */
  today: string;
  hidden: readonly Part[];
}

/** A field that is null is one the viewer may not see: nothing is said about it but in the list of hidden parts. */
export function plan({ about, citizen, unit, today, hidden }: PlanView): TemplateResult {
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
    ${contactsSection(about, citizen.contacts ?? [], unit)} ${hiddenSection(about, hidden)}
    ${active && week ? printButton() : nothing}
  `;
}
