/** The page from top to bottom: what is new, the place, what waits, decisions, letters, whom to ring. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { hiddenSection } from '../blocks/hidden.ts';
import type { StoetteFragment, StoetteQuery } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import type { Seen } from '../page/citizen-page.ts';
import { decisionsSection } from './decisions.ts';
import { lettersSection, newsSection } from './letters.ts';
import { applicationsSection, placeSection } from './place.ts';
import { words } from './da.ts';

/** What a view of this page is made of. */
export type Support = Seen<StoetteQuery, StoetteFragment>;

export const support = (seen: Support): TemplateResult => html`
  ${newsSection(seen)} ${placeSection(seen)} ${applicationsSection(seen)} ${decisionsSection(seen)}
  ${lettersSection(seen)} ${hiddenSection(seen.about, seen.forbidden)}
  ${
    seen.citizen.grants?.some(({ status }) => status !== 'ENDED')
      ? html`<p>${words.questions}</p>
          <p>${callLink(seen.unit.phone)}</p>`
      : nothing
  }
`;
