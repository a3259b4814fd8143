/** "Sådan ser Karen det": what the server shows Karen, asked for by the citizen, and with nothing to press in it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { contactsSection } from '../../blocks/contacts.ts';
import { costsSection } from '../../blocks/costs.ts';
import { hiddenSection } from '../../blocks/hidden.ts';
import { meetingSection } from '../../blocks/meeting.ts';
import { ridesSection } from '../../blocks/rides.ts';
import { asComing, weekSection } from '../../blocks/week.ts';
import {
  AccessPreviewDocument,
  type AccessPreviewQuery,
  type AuthorityFragment,
} from '../../generated/graphql.ts';
import { ask } from '../../graphql.ts';
import { waiting } from '../../page/frame.ts';
import { standingSection } from '../../blocks/standing-section.ts';
import { standing } from '../../blocks/standing.ts';
import { todaySection } from '../../plan/today.ts';
import { weekAfter } from '../../text/dates.ts';
import { words } from './da.ts';
import { firstName, type Given } from '../person.ts';

type Citizen = NonNullable<AccessPreviewQuery['citizen']>;
type More = keyof typeof words.more;

export interface Preview {
  /** Null when that relative sees nothing now. */
  citizen: Citizen | null;
  forbidden: ReadonlySet<string>;
}

/** Null when it could not be fetched. */
export async function fetchPreview(citizen: string, given: Given, today: string): Promise<Preview | null> {
  const variables = { id: citizen, nextWeek: weekAfter(today) };
  const answer = await waiting(ask(AccessPreviewDocument, variables, 'CITIZEN', given.id));
  if (answer.kind !== 'data') return null;
  const fields = answer.forbidden.flatMap((path) => /^citizen\.(\w+)$/.exec(path)?.[1] ?? []);
  return { citizen: answer.data.citizen ?? null, forbidden: new Set(fields) };
}

export function previewView(
  { citizen, forbidden }: Preview,
  given: Given,
  unit: AuthorityFragment,
  today: string,
): TemplateResult {
  const name = firstName(given);
  if (!citizen) return html`<p><strong>${words.nothing(name)}</strong></p>`;
  const more = Object.keys(words.more) as More[];
  return html`
    ${given.status === 'ACTIVE' ? nothing : html`<p>${words.beforehand(name)}</p>`}
    ${also(
      name,
      more.filter((part) => !forbidden.has(part)),
    )}
    <div class="preview" role="group" aria-label=${words.framed(name)}>
      <p class="preview-banner">${words.banner(name)}</p>
      ${asTheRelative(citizen, forbidden, unit, today)}
    </div>
  `;
}

/** What lies on other pages than the first. */
const also = (name: string, parts: readonly More[]): TemplateResult | typeof nothing =>
  parts.length === 0
    ? nothing
    : html`<p>${words.also(name)}</p>
        <ul>
          ${parts.map((part) => html`<li>${words.more[part]}</li>`)}
        </ul>`;

/** The relative's first page, in the relative's words, without the ways on from it. */
function asTheRelative(
  citizen: Citizen,
  forbidden: ReadonlySet<string>,
  unit: AuthorityFragment,
  today: string,
): TemplateResult {
  const about = { self: false, name: citizen.firstName };
  const stands = standing(citizen.grants);
  const active = stands === 'current' || stands === 'unknown';
  const hasPlace = stands !== 'none' && stands !== 'ended';
  const week = citizen.thisWeek &&
    citizen.nextWeek && {
      days: [...citizen.thisWeek.days, ...citizen.nextWeek.days],
      nextStartsOn: citizen.nextWeek.startsOn,
    };
  return html`
    ${active ? nothing : standingSection(about, stands, citizen.grants ?? [], unit, today)}
    ${active && week ? todaySection(about, asComing(week.days), citizen, today) : nothing}
    ${active && week ? weekSection(about, week, today) : nothing}
    ${active && citizen.transport ? ridesSection(about, citizen.transport, unit, today) : nothing}
    ${hasPlace && citizen.expectedCosts ? costsSection(about, citizen.expectedCosts) : nothing}
    ${citizen.followUps ? meetingSection(about, citizen.followUps, today, hasPlace) : nothing}
    ${contactsSection(about, citizen.contacts ?? [], unit)} ${hiddenSection(about, forbidden)}
  `;
}
