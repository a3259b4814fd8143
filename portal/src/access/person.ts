/** Somebody who has access, had it, or is invited. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type {
  AccessGivenFragment,
  DelegationArea,
  DelegationScopeInput,
  DelegationVerb,
} from '../generated/graphql.ts';
import { icon, type IconName } from '../page/icon.ts';
import { dayAndYear, dayBefore, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { relationOf } from './relation/relation.ts';
import { words } from './da.ts';

export type Given = AccessGivenFragment;

/** The name to say in a sentence: "Karen". */
export const firstName = ({ relativeName }: { relativeName: string }): string =>
  relativeName.split(' ')[0] ?? relativeName;

/** The last day, as people count. */
export const lastDay = ({ validTo }: { validTo: string }): string => dayAndYear(dayBefore(validTo));

/** What can be done with it; what is left out can't. */
export interface Does {
  see?: () => void;
  renew?: () => void;
  stop?: () => void;
}

export const personCard = (given: Given, today: string, does: Does): TemplateResult => html`
  <li>
    <h3>${given.relativeName} ${relationBeside(given)}</h3>
    ${
      given.acceptedAs && given.acceptedAs !== given.relativeName
        ? html`<p>${words.signedInAs(given.acceptedAs)}</p>`
        : nothing
    }
    ${restsOn(given)} ${allowed(given.scopes)} ${when(given, today)}
    <p class="does d-print-none">
      ${does.see ? press(`see-${given.id}`, 'eye', words.see(firstName(given)), does.see) : nothing}
      ${
        does.renew
          ? press(`renew-${given.id}`, 'time', words.renew, does.renew, words.whose(given.relativeName))
          : nothing
      }
      ${
        does.stop
          ? press(
              `stop-${given.id}`,
              'stop',
              given.status === 'INVITED' ? words.stopInvitation : words.stop,
              does.stop,
              words.whose(given.relativeName),
            )
          : nothing
      }
    </p>
  </li>
`;

/** `whom` tells the same button of several people apart, for those who don't see where it stands. */
const press = (id: string, picture: IconName, said: string, does: () => void, whom = ''): TemplateResult =>
  html`<button type="button" class="function-link" id=${id} @click=${does}>
    ${icon(picture)}<span>${said}${whom ? html`<span class="sr-only"> ${whom}</span>` : nothing}</span>
  </button>`;

/** What was not given here: the paper or the law it rests on. */
function restsOn({ source, guardianship, document }: Given): TemplateResult | typeof nothing {
  const said = guardianship ? words.guardianships[guardianship] : words.sources[source];
  if (!said) return nothing;
  return html`<p>${said} ${document ? words.document(document) : nothing}</p>`;
}

function when(given: Given, today: string): TemplateResult {
  const { status, validFrom, invitedUntil, endsSoon } = given;
  if (status === 'INVITED' && invitedUntil) {
    return html`<p>${words.invited(spokenDay(invitedUntil, today))}</p>`;
  }
  return html`
    ${status === 'AWAITING_APPROVAL' ? html`<p>${words.awaitingApproval}</p>` : nothing}
    ${status === 'NOT_YET_VALID' ? html`<p>${words.begins(spokenDay(validFrom, today))}</p>` : nothing}
    <p>${words.until(lastDay(given))} ${endsSoon ? html`<strong>${words.endsSoon}</strong>` : nothing}</p>
  `;
}

/** One of those who had access; `renewed` when the same person got it anew. */
export const endedLine = (
  given: Given,
  renewed: boolean,
  renew: (() => void) | undefined,
): TemplateResult => html`
  <li>
    <p><strong>${given.relativeName}</strong> ${relationBeside(given)}</p>
    <p>${renewed ? words.ended.renewed : words.ended.by(given.status, lastDay(given))}</p>
    ${
      renew
        ? html`<p class="does d-print-none">
            ${press(`renew-${given.id}`, 'time', words.renew, renew, words.whose(given.relativeName))}
          </p>`
        : nothing
    }
  </li>
`;

const relationBeside = ({ relation }: Given): TemplateResult | typeof nothing =>
  relation ? html`<span class="relation">(${relationOf(relation)})</span>` : nothing;

interface Words {
  may: (verbs: string, forAnother: boolean) => string;
  mayAll: (verbs: string, forAnother: boolean) => string;
  seesNothing: string;
  areas: Record<DelegationArea, string>;
}

const VERBS = Object.keys(words.verbs) as DelegationVerb[];
export const AREAS = Object.keys(words.areas) as DelegationArea[];

/** A list of more than so many is easier to read line by line. */
const IN_A_SENTENCE = 3;

/** What access allows: the areas with the same help stand together, so that most access is one line. */
export function allowed(scopes: readonly DelegationScopeInput[], say: Words = words): TemplateResult {
  const groups = new Map<string, DelegationArea[]>();
  for (const area of AREAS) {
    const verbs = VERBS.filter((verb) => scopes.some((scope) => scope.verb === verb && scope.area === area));
    if (verbs.length > 0) groups.set(verbs.join(' '), [...(groups.get(verbs.join(' ')) ?? []), area]);
  }
  return html`
    ${[...groups].map(([verbs, areas]) => listed(verbs.split(' ') as DelegationVerb[], areas, say))}
    ${scopes.some(({ verb }) => verb === 'READ') ? nothing : html`<p>${say.seesNothing}</p>`}
  `;
}

function listed(
  verbs: readonly DelegationVerb[],
  areas: readonly DelegationArea[],
  say: Words,
): TemplateResult {
  const said = (some: readonly DelegationVerb[]): [string, boolean] => [
    text.and(some.flatMap((verb) => words.verbs[verb])),
    some.some((verb) => verb !== 'READ'),
  ];
  if (areas.length === AREAS.length) {
    return html`<p>${verbs.map((verb) => html`${say.mayAll(...said([verb]))} `)}</p>`;
  }
  const may = say.may(...said(verbs));
  const about = areas.map((area) => say.areas[area]);
  return areas.length <= IN_A_SENTENCE
    ? html`<p>${may} ${text.and(about)}.</p>`
    : html`<p>${may}</p>
        <ul>
          ${about.map((area) => html`<li>${area}</li>`)}
        </ul>`;
}
