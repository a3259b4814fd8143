/** What was asked before and where it stands; of what is closed, the conclusion in easy words first. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ReviewCitizenFragment } from '../generated/graphql.ts';
import { wholeText } from '../display/whole-text.ts';
import { danish } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { capital, spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './before.da.ts';

type Review = NonNullable<ReviewCitizenFragment['supportReviews']>[number];

export function before(
  about: Subject,
  reviews: readonly Review[],
  today: string,
): TemplateResult | typeof nothing {
  const [latest] = reviews;
  if (!latest) return nothing;
  return html`
    ${line(
      'info',
      html`${words.latest(spokenDay(latest.receivedOn, today))}
        <strong>${words.status[latest.status](about)}</strong>`,
    )}
    <details>
      <summary>${words.all(reviews.length)}</summary>
      <ul class="nobullet-list people">
        ${reviews.map((review) => one(about, review, today))}
      </ul>
    </details>
  `;
}

const one = (about: Subject, review: Review, today: string): TemplateResult => html`
  <li>
    <p><strong>${capital(spokenDay(review.receivedOn, today))}</strong></p>
    <p>${saidBy(about, review)}</p>
    <p>“${danish(review.reason)}”</p>
    ${review.wish ? html`<p>${words.wish} “${danish(review.wish)}”</p>` : nothing}
    ${
      review.closedOn === null
        ? html`<p><strong>${words.status[review.status](about)}</strong></p>`
        : conclusion(about, review, review.closedOn, today)
    }
    <p>${words.number(review.number)}</p>
  </li>
`;

const conclusion = (
  about: Subject,
  { outcome, easy, conclusion: whole, dialogue }: Review,
  closedOn: string,
  today: string,
): TemplateResult => html`
  <p>
    <strong>${words.answer(spokenDay(closedOn, today))}</strong>
    ${outcome ? words.outcomes[outcome](about) : nothing}
  </p>
  ${easy ? html`<p>${danish(easy)}</p>` : nothing}
  ${wholeText(html`
    ${whole ? html`<p>${danish(whole)}</p>` : nothing}
    ${
      dialogue
        ? html`<p>${words.talked(spokenDay(dialogue.heldOn, today))} ${danish(dialogue.text)}</p>`
        : nothing
    }
  `)}
`;

/** Nobody else says so than these three. */
const saidBy = (about: Subject, { requestedAs }: Review): string =>
  requestedAs === 'CITIZEN'
    ? words.byCitizen(about)
    : requestedAs === 'RELATIVE'
      ? words.byRelative
      : words.writtenDown;
