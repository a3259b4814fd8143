/** What stands in place of today and the week for somebody who isn't at an offer now. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AuthorityFragment } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { dayBefore, spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import type { Grants, Standing } from './standing.ts';
import { words } from './standing.da.ts';

export function standingSection(
  about: Subject,
  stands: Standing,
  grants: Grants,
  unit: AuthorityFragment,
  today: string,
): TemplateResult | typeof nothing {
  const block = (heading: string, sentences: readonly string[]): TemplateResult => html`
    <section class="block today" aria-labelledby="standing">
      <h2 id="standing">${heading}</h2>
      ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
      <p>${callLink(unit.phone)}</p>
    </section>
  `;
  switch (stands) {
    case 'none':
      return block(words.none(about), [words.noneNext(about), words.helpNow(about)]);
    case 'ended':
      return block(words.ended(about), [
        ...lastEnded(grants).map((grant) =>
          words.endedOn(about, grant.offer.name, spokenDay(dayBefore(grant.validTo ?? today), today)),
        ),
        words.endedNext(about),
      ]);
    case 'upcoming':
      return block(
        words.upcoming(about),
        grants
          .filter((grant) => grant.status === 'UPCOMING')
          .map((grant) => words.upcomingOn(about, grant.offer.name, spokenDay(grant.validFrom, today))),
      );
    default:
      return nothing;
  }
}

/** Older places are history; only the latest is news. */
const lastEnded = (grants: Grants): Grants =>
  [...grants].sort((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? '')).slice(0, 1);
