/**
 * A page about one citizen: the citizen's own, or, under `/p/{id}/`, what a relative is allowed to see of it, in the relative's
 * words and under a banner that says whose it is.
 *
 * One query serves both: `$self` says whether the citizen is the viewer, and `$id` names the other person.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PageName } from '../../pages.ts';
import type { AuthorityFragment, TypedDocumentString } from '../generated/graphql.ts';
import type { Session } from '../session.ts';
import { dayInDenmark } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { asking, person, to, toOwn } from './address.ts';
import { callLink } from './call.ts';
import { failed } from './failed.ts';
import { show, startFrame } from './frame.ts';
import { icon } from './icon.ts';
import { load, type Shown } from './load.ts';
import { pageTitle } from './page-title.ts';

export { asking } from './address.ts';

/** What every such query asks for besides its own. */
interface Common<Citizen> {
  viewer: { name: string; citizen?: Citizen | null } | null;
  citizen?: Citizen | null;
  qualityStandard: { authorityUnit: AuthorityFragment } | null;
}

/** What a view is made of. */
export interface Seen<Data, Citizen> {
  about: Subject;
  citizen: Citizen;
  data: Data;
  unit: AuthorityFragment;
  /** The calendar day in Denmark. */
  today: string;
  /** Names of the citizen's fields that the viewer may not see: they are null, and that means nothing else. */
  forbidden: ReadonlySet<string>;
  session: Session | null;
  /** Draws the page anew, when what it shows has changed here. */
  again: () => void;
}

export interface CitizenView<Data, Variables, Citizen> {
  page: PageName;
  document: TypedDocumentString<Data, Variables>;
  /** What the query takes besides `id` and `self`. */
  variables: Omit<Variables, 'id' | 'self'>;
  /** The page's title, which is its heading too where `heading` says no other. */
  title: (about: Subject) => string;
  heading?: (about: Subject) => string;
  /** What stands beside the heading. */
  aside?: (seen: Seen<Data, Citizen>) => TemplateResult | typeof nothing;
  /** What has to be there before the body is drawn for the first time; without it the page can't be shown. */
  begin?: (seen: Seen<Data, Citizen>) => Promise<void>;
  body: (seen: Seen<Data, Citizen>) => TemplateResult;
  /** What the page shows without a citizen, where there is something to: to the signed out, and to those without a file. */
  everybody?: (signedIn: boolean) => Promise<Shown>;
}

export function citizenPage<Citizen extends { firstName: string }, Data extends Common<Citizen>, Variables>(
  view: CitizenView<Data, Variables, Citizen>,
): Promise<void> {
  startFrame();
  const nobody = '00000000-0000-0000-0000-000000000000';
  return load<Data, Variables>({
    document: view.document,
    variables: { ...view.variables, id: person ?? nobody, self: person === null } as Variables,
    as: asking,
    title: pageTitle,
    loading: text.page.loading,
    everybody: person ? undefined : view.everybody,
    render: async ({ data, forbidden, now, unit, session }) => {
      const citizen = person ? data.citizen : data.viewer.citizen;
      if (!citizen) {
        if (!person && view.everybody) return view.everybody(true);
        return person
          ? { title: text.states.noPlanHereHeading, body: notHere(unit.phone) }
          : { title: pageTitle, body: noFile(data.viewer.name, unit.phone) };
      }
      const about = { self: person === null, name: citizen.firstName };
      const fields = forbidden.flatMap((path) => /\bcitizen\.(\w+)/.exec(path)?.[1] ?? []);
      const seen: Seen<Data, Citizen> = {
        about,
        citizen,
        data,
        unit,
        today: dayInDenmark(now),
        forbidden: new Set(fields),
        session,
        again: () => show(view.title(about), body()),
      };
      const body = (): TemplateResult => html`
        ${about.self ? nothing : banner(about)} ${view.page === 'index' ? nothing : toPlan(about)}
        <div class="top">
          <h1>${(view.heading ?? view.title)(about)}</h1>
          ${view.aside?.(seen) ?? nothing}
        </div>
        ${view.body(seen)}
      `;
      try {
        await view.begin?.(seen);
      } catch {
        return { title: text.states.failedHeading, body: failed() };
      }
      return { title: view.title(about), body: body() };
    },
  });
}

export const banner = (about: Subject): TemplateResult => html`
  <div class="acting-for" role="region" aria-label=${text.person.bannerLabel}>
    <p>${text.person.bannerStart} <strong>${about.name}</strong>.</p>
    <a class="function-link d-print-none" href=${toOwn('hvem')}>${text.person.bannerSwitch}</a>
  </div>
`;

const toPlan = (about: Subject): TemplateResult =>
  html`<p class="d-print-none">
    <a class="function-link" href=${to('index')}>${icon('back')}<span>${text.person.toPlan(about)}</span></a>
  </p>`;

/** Signed in without a file of their own: a relative, or somebody the municipality doesn't know here. */
const noFile = (name: string, phone: string): TemplateResult => html`
  <h1>${text.person.noFileHeading(name)}</h1>
  <p>${text.person.noFile}</p>
  <p>${text.person.noFileHelps}</p>
  <p><a class="button button-primary" href=${toOwn('hvem')}>${text.states.toChoose}</a></p>
  <p>${text.person.noFileCall}</p>
  <p>${callLink(phone)}</p>
`;

/** One text for "no such person" and for "not allowed", so that the page doesn't tell which people there are. */
const notHere = (phone: string): TemplateResult => html`
  <h1>${text.states.noPlanHereHeading}</h1>
  <p>${text.states.noPlanHere}</p>
  <p><a class="button button-primary" href=${toOwn('hvem')}>${text.states.toChoose}</a></p>
  <p>${callLink(phone)}</p>
`;
