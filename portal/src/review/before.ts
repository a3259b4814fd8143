/** What was asked before and where it stands; of what is closed, the conclusion in easy words first. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ReviewCitizenFragment } from '../generated/graphql.ts';
import { wholeText } from '../display/whole-text.ts';
import { danish } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { capital, spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

type Reviews = ReviewCitizenFragment['supportReviews'];
type Review = NonNullable<Reviews>[number];

/** Null for a relative who may not see it. */
export function before(about: Subject, reviews: Reviews, today: string): TemplateResult | typeof nothing {
  if (!reviews) return html`<p>${words.before.hidden(about)}</p>`;
  const [latest] = reviews;
  if (!latest) return nothing;
  return html`
    ${line(
      'info',
      html`${words.before.latest(spokenDay(latest.receivedOn, today))}
        <strong>${words.before.status[latest.status](about)}</strong>`,
    )}
    <details>
      <summary>${words.before.all(reviews.length)}</summary>
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
    ${review.wish ? html`<p>${words.before.wish} “${danish(review.wish)}”</p>` : nothing}
    ${
      review.closedOn === null
        ? html`<p><strong>${words.before.status[review.status](about)}</strong></p>`
        : conclusion(about, review, review.closedOn, today)
    }
    <p>${words.before.number(review.number)}</p>
  </li>
`;

const conclusion = (
  about: Subject,
  { outcome, easy, conclusion: whole, dialogue }: Review,
  closedOn: string,
  today: string,
): TemplateResult => html`
  <p>
    <strong>${words.before.answer(spokenDay(closedOn, today))}</strong>
    ${outcome ? words.before.outcomes[outcome](about) : nothing}
  </p>
  ${easy ? html`<p>${danish(easy)}</p>` : nothing}
  ${wholeText(html`
    ${whole ? html`<p>${danish(whole)}</p>` : nothing}
    ${
      dialogue
        ? html`<p>${words.before.talked(spokenDay(dialogue.heldOn, today))} ${danish(dialogue.text)}</p>`
        : nothing
    }
  `)}
`;

/** Nobody else says so than these three. */
const saidBy = (about: Subject, { requestedAs }: Review): string =>
  requestedAs === 'CITIZEN'
    ? words.before.byCitizen(about)
    : requestedAs === 'RELATIVE'
      ? words.before.byRelative
      : words.before.writtenDown;
