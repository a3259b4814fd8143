/**
 * A page that stands open: to those who are signed in and those who aren't, and when the server doesn't answer. What is known
 * of the reader is added when it is known.
 */
import type { TemplateResult } from 'lit-html';
import municipality from '../../municipality.json';
import type { AuthorityFragment, TypedDocumentString } from '../generated/graphql.ts';
import { ask, type AskingAs } from '../graphql.ts';
import { signOfLife } from '../session.ts';
import {
  show,
  showAuthority,
  showSignedIn,
  showSignedOut,
  startFrame,
  statusReady,
  waiting,
} from './frame.ts';
import { later } from './later.ts';

interface Common {
  viewer: { name: string } | null;
  qualityStandard: { authorityUnit: AuthorityFragment } | null;
}

export interface OpenView<Data, Variables> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
  as: AskingAs;
  title: string;
  /** `data` is null when the server didn't answer. */
  body: (data: Data | null, unit: AuthorityFragment) => TemplateResult;
}

export async function openPage<Data extends Common, Variables>(
  view: OpenView<Data, Variables>,
): Promise<void> {
  startFrame();
  const answer = await waiting(ask(view.document, view.variables, view.as));
  const data = answer.kind === 'data' ? answer.data : null;
  const isKnown = data?.viewer || answer.kind === 'not-in-this-role';
  const who = isKnown ? await signOfLife().catch(() => null) : null;
  const unit = data?.qualityStandard?.authorityUnit ?? municipality;
  showAuthority(unit);
  if (who) {
    showSignedIn(who.name);
  } else {
    showSignedOut();
  }
  show(view.title, view.body(data, unit));
  statusReady();
  later(who);
}
