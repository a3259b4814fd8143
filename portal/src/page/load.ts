/**
 * From question to view, the same on every page: loading, slow, signed out, failed with "try again", or the answer.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import municipality from '../../municipality.json';
import { ask, type Answer, type AskingAs } from '../graphql.ts';
import type { AuthorityFragment, TypedDocumentString } from '../generated/graphql.ts';
import { signOfLife, type Session } from '../session.ts';
import { text } from '../text/index.ts';
import { callLink } from './call.ts';
import { failed } from './failed.ts';
import { later } from './later.ts';
import { signedOut } from './signed-out.ts';
import {
  authorityPhone,
  show,
  showAuthority,
  showSignedIn,
  showSignedOut,
  status,
  statusReady,
  waiting,
} from './frame.ts';

/** What every view's query asks for besides its own. */
interface Common {
  viewer: { name: string } | null;
  qualityStandard: { authorityUnit: AuthorityFragment } | null;
}

/** An answer for somebody who is signed in. */
export type Loaded<Data extends Common> = Extract<Answer<Data>, { kind: 'data' }> & {
  data: Data & { viewer: NonNullable<Data['viewer']> };
  /** The municipality's unit, as the server has it or else as the page was built with. */
  unit: AuthorityFragment;
  /** Who is signed in, whatever role the page asks in; null when that could not be found out. */
  session: Session | null;
};

/** A view: its title and what stands on it. */
export interface Shown {
  title: string;
  body: TemplateResult;
}

export interface View<Data extends Common, Variables> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
  as: AskingAs;
  /** Heading while there is nothing to show yet. */
  title: string;
  loading: string;
  render: (loaded: Loaded<Data>) => Shown | Promise<Shown>;
  /** What somebody sees who isn't signed in; when left out, that they aren't. */
  everybody?: ((signedIn: boolean) => Promise<Shown>) | undefined;
}

export async function load<Data extends Common, Variables>(view: View<Data, Variables>): Promise<void> {
  show(view.title, html`<h1>${view.title}</h1>`);
  status(view.loading);
  const [answer, who] = await waiting(
    Promise.all([
      ask(view.document, view.variables, view.as),
      // Without it the page lacks no more than a way to the viewer's other pages, and the warning before the end.
      signOfLife().catch(() => null),
    ]),
  );

  if (answer.kind === 'failed' || lostTheViewer(answer)) {
    showSignedIn(who?.name ?? '');
    show(text.states.failedHeading, failed('requestId' in answer ? answer.requestId : null));
  } else if (answer.kind === 'not-in-this-role') {
    showSignedIn(who?.name ?? '');
    show(text.states.notYoursHeading, notYours(who?.home));
  } else if (answer.kind === 'signed-out' || !answer.data.viewer) {
    showSignedOut();
    const { title, body } = (await view.everybody?.(false)) ?? {
      title: text.states.signedOutHeading,
      body: signedOut(),
    };
    show(title, body);
  } else {
    showSignedIn(answer.data.viewer.name);
    const unit = answer.data.qualityStandard?.authorityUnit ?? municipality;
    showAuthority(unit);
    const { title, body } = await view.render({ ...answer, unit, session: who } as Loaded<Data>);
    show(title, body);
  }
  statusReady();
  later(answer.kind === 'data' ? who : null);
}

/** A null viewer is somebody who isn't signed in, unless an error took the place of the answer. */
const lostTheViewer = (answer: Answer<Common>): boolean =>
  answer.kind === 'data' && !answer.data.viewer && answer.forbidden.length > 0;

/** A relative who came to "Min plan", a citizen who came to the chooser, a contact person: each has a page of their own. */
const notYours = (home: string | undefined): TemplateResult => html`
  <h1>${text.states.notYoursHeading}</h1>
  <p>${text.states.notYours}</p>
  ${
    home
      ? html`<p>
          <a class="button button-primary" href=${text.page.prefix + home}
            >${home === '/hvem' ? text.states.toChoose : home === '/' ? text.states.toMyPlan : text.states.toMyPage}</a
          >
        </p>`
      : nothing
  }
  <p>${callLink(authorityPhone())}</p>
`;
