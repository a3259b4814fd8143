/**
 * "Støtten passer ikke" (R32–R34): no free choice of offer, but what doesn't fit has to be examined. What doesn't fit, a wish,
 * looked through, and sent; and what was asked before.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  ReviewDocument,
  ReviewRequestDocument,
  type ReviewCitizenFragment,
  type ReviewQuery,
} from '../generated/graphql.ts';
import { choiceField, textField, type Problem } from '../form/fields.ts';
import { mayDo } from '../form/helper.ts';
import { send } from '../form/send.ts';
import { telling, type Told } from '../form/tell.ts';
import { to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import { icon } from '../page/icon.ts';
import { words } from './da.ts';

type SeenReview = Seen<ReviewQuery, ReviewCitizenFragment>;

let form: Told;
/** Fetched for those who have something there. */
let past: typeof import('./before.ts') | null = null;

void citizenPage({
  page: 'andet-tilbud',
  document: ReviewDocument,
  variables: {},
  title: words.title,
  begin: async (seen: SeenReview) => {
    form = await tellWhatDoesNotFit(seen);
    if (seen.citizen.supportReviews?.length) past = await import('./before.ts');
  },
  body: (seen: SeenReview) => {
    const { about, citizen, today, unit } = seen;
    if (form.done()) return form.view();
    return html`
      <p>${words.noFreeChoice(about)} ${words.examined(about)} ${words.neverUnexamined}</p>
      ${
        citizen.grants?.every(({ status }) => status === 'ENDED')
          ? html`<p>${words.noOffer(about)}</p>
              <p>${callLink(unit.phone)}</p>`
          : nothing
      }
      ${
        citizen.supportReviews
          ? past?.before(about, citizen.supportReviews, today)
          : html`<p>${words.beforeHidden(about)}</p>`
      }
      ${form.view()}
    `;
  },
});

function tellWhatDoesNotFit({ about, citizen, data, today, again }: SeenReview): Promise<Told> {
  let reason = '';
  let wish = '';
  let grantId: string | null = null;
  const grants = (citizen.grants ?? []).filter(({ status }) => status === 'CURRENT');

  // Only somebody with several places can mean one of them.
  const aboutField = (problems: readonly Problem[]): TemplateResult | typeof nothing =>
    grants.length < 2
      ? nothing
      : choiceField(
          {
            field: 'grantId',
            legend: words.aboutLegend,
            options: [
              ...grants.map(({ id, offer }) => ({ value: id, label: offer.name })),
              { value: '', label: words.allSupport },
            ],
            chosen: [grantId ?? ''],
            changed: ([chosen]) => {
              grantId = chosen || null;
              form.changed();
              again();
            },
          },
          problems,
        );

  return telling({
    about,
    today,
    kind: 'SUPPORT_REVIEW',
    citizenId: citizen.id,
    drafts: citizen.drafts,
    maySend: mayDo(about, data.viewer, citizen.id, 'CONTACT', 'SUPPORT_REVIEW'),
    content: () => ({ aboutId: grantId, text: reason, wish: wish || null }),
    fill: (content) => {
      reason = content.text ?? '';
      wish = content.wish ?? '';
      grantId = content.aboutId ? String(content.aboutId) : null;
    },
    steps: () => [
      {
        heading: words.reasonHeading,
        names: ['reason', 'grantId'],
        fields: (problems) => html`
          ${textField(
            {
              field: 'reason',
              label: words.reasonLabel(about),
              hint: words.reasonHint,
              value: reason,
              changed: (value) => {
                reason = value;
                form.changed();
              },
            },
            problems,
          )}
          ${aboutField(problems)}
        `,
        missing: () => (reason.trim() ? [] : [{ field: 'reason', message: words.missingReason }]),
      },
      {
        heading: words.wishHeading(about),
        names: ['wish'],
        fields: (problems) => html`
          ${textField(
            {
              field: 'wish',
              label: words.wishLabel(about),
              hint: words.wishHint,
              value: wish,
              changed: (value) => {
                wish = value;
                form.changed();
              },
            },
            problems,
          )}
          <p>
            <a class="function-link" href=${to('andre-tilbud')} @click=${form.leave}
              >${icon('map')}<span>${words.toOffers}</span></a
            >
          </p>
          <p>${words.toOffersHint}</p>
        `,
      },
    ],
    filled: (content) => [
      [words.reasonHeading, content.text ? danish(content.text) : ''],
      [words.wishHeading(about), content.wish ? danish(content.wish) : words.noWish],
      ...grants
        .filter(({ id }) => grants.length > 1 && id === content.aboutId)
        .map(({ offer }): [string, string] => [words.aboutHeading, offer.name]),
    ],
    send: (idempotencyKey) =>
      send(
        ReviewRequestDocument,
        { input: { citizenId: citizen.id, idempotencyKey, reason, wish: wish || null, grantId } },
        (answer) => answer.supportReviewRequest,
      ),
    next: words.next(about),
    again,
  });
}
