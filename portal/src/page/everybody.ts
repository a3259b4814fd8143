/** A page that says something to everybody: its public part, asked for without a sign-in. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AuthorityFragment, TypedDocumentString } from '../generated/graphql.ts';
import { ask } from '../graphql.ts';
import { dayInDenmark } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { failed } from './failed.ts';
import type { Shown } from './load.ts';
import { wayBack } from './signed-out.ts';

interface Public {
  qualityStandard: { authorityUnit: AuthorityFragment } | null;
}

/** `body` gets what everybody may see, and the calendar day in Denmark. */
export const everybody =
  <Data extends Public>(
    document: TypedDocumentString<Data, Record<string, never>>,
    title: string,
    body: (data: Data, today: string) => TemplateResult,
  ) =>
  async (signedIn: boolean): Promise<Shown> => {
    const answer = await ask(document, {}, 'CITIZEN');
    if (answer.kind !== 'data') return { title: text.states.failedHeading, body: failed() };
    return {
      title,
      body: html`
        <h1>${title}</h1>
        ${
          signedIn
            ? nothing
            : html`<p>${text.states.signedOutHeading}. ${text.states.signedOut}</p>
                ${wayBack()}`
        }
        ${body(answer.data, dayInDenmark(answer.now))}
      `,
    };
  };
