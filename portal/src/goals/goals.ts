/** Goals in easy words, by what they are about. Without a plan: what one is, where the offer of one stands, and whom to ring. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { hiddenSection } from '../blocks/hidden.ts';
import { askFirst } from '../form/ask-first.ts';
import { problemSummary, type Problem } from '../form/fields.ts';
import { mayDo } from '../form/helper.ts';
import { send } from '../form/send.ts';
import { words as forms } from '../form/da.ts';
import { MaalAnswerDocument, type MaalFragment, type MaalQuery } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import type { Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import { status, statusReady } from '../page/frame.ts';
import { section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './da.ts';

type Goals = Seen<MaalQuery, MaalFragment>;
type Plan = NonNullable<MaalFragment['actionPlans']>[number];
type Offer = NonNullable<MaalFragment['actionPlanOffers']>[number];
type GoalType = Plan['goals'][number]['type'];

export function goals(seen: Goals): () => TemplateResult {
  const { about, citizen, data, unit, today, forbidden, again } = seen;
  const plans = citizen.actionPlans;
  if (!plans) {
    return () => html`
      ${hiddenSection(about, forbidden)}
      <p>${callLink(unit.phone)}</p>
    `;
  }
  const holds = plans.find(({ current }) => current);
  const earlier = plans.filter((plan) => plan !== holds);
  // The newest is the one that counts; an answer given here takes its place.
  let offer: Offer | undefined = citizen.actionPlanOffers?.[0];
  let problems: readonly Problem[] = [];
  let answered = false;
  let busy = false;

  const focus = (id: string): void => {
    again();
    document.getElementById(id)?.focus();
  };

  async function answer(to: Offer, wants: boolean): Promise<void> {
    if (busy || !(await askFirst(wants ? words.offer.sureYes(about) : words.offer.sureNo(about)))) return;
    busy = true;
    status(forms.sending);
    const done = await send(
      MaalAnswerDocument,
      { input: { offerId: to.id, wants } },
      (result) => result.actionPlanAnswer,
    );
    busy = false;
    statusReady();
    if (done.kind === 'not-done') {
      problems = done.problems.map(({ message }) => ({ field: null, message }));
      return focus('problems');
    }
    problems = [];
    answered = true;
    offer = { ...to, status: wants ? 'ACCEPTED' : 'DECLINED', answeredOn: today };
    focus('answered');
  }

  const question = (it: Offer): TemplateResult =>
    section(
      'offer',
      words.offer.heading(about),
      'goal',
      html`
        <p>${words.offer.what(about)} ${words.offer.free}</p>
        ${
          mayDo(about, data.viewer, citizen.id, 'ACT', 'ACTION_PLAN')
            ? html`
                <p class="form-buttons">
                  <button type="button" class="button button-primary" @click=${() => void answer(it, true)}>
                    ${words.offer.yes}
                  </button>
                  <button
                    type="button"
                    class="button button-secondary"
                    @click=${() => void answer(it, false)}
                  >
                    ${words.offer.no}
                  </button>
                </p>
              `
            : html`<p>${words.offer.decides(about)}</p>`
        }
        <details>
          <summary>${words.offer.reason}</summary>
          <p>${danish(it.reason)}</p>
          <p>${words.none.together(about)}</p>
        </details>
        <p>${words.offer.offered(about, spokenDay(it.offeredOn, today))}</p>
      `,
      'today',
    );

  const said = (heading: string, body: TemplateResult): TemplateResult =>
    section(
      'standing',
      heading,
      'goal',
      html`${body}
        <p>${callLink(unit.phone)}</p>`,
      'today',
    );

  function standing(): TemplateResult {
    switch (offer?.status) {
      case 'OFFERED':
        return question(offer);
      case 'ACCEPTED':
        return said(
          words.accepted.heading(about),
          html`<p>${words.accepted.next}</p>
            <p>${words.accepted.call}</p>`,
        );
      case 'DECLINED':
        return said(
          words.declined.heading(about),
          html`<p>${words.none.what(about)}</p>
            <p>${words.declined.call(about)}</p>`,
        );
      case 'NOT_RELEVANT':
        return said(
          words.notRelevant.heading(about),
          html`<p>${words.none.what(about)}</p>
            <p>${words.notRelevant.why(spokenDay(offer.offeredOn, today))} ${danish(offer.reason)}</p>
            <p>${words.none.call(about)}</p>`,
        );
      default:
        return said(
          words.none.heading(about),
          html`<p>${words.none.what(about)} ${words.none.together(about)}</p>
            <p>${words.none.call(about)}</p>`,
        );
    }
  }

  return () => html`
    ${problems.length > 0 ? problemSummary(forms.notSentHeading, problems) : nothing}
    ${answered ? html`<p id="answered" tabindex="-1">${words.offer.answered}</p>` : nothing}
    ${
      holds
        ? html`${offer?.status === 'OFFERED' ? question(offer) : nothing} ${planView(seen, holds)}
            <p>${words.wrong}</p>
            <p>${callLink(unit.phone)}</p>`
        : standing()
    }
    ${
      earlier.length > 0
        ? html`<details>
            <summary>${words.earlier}</summary>
            ${earlier.map((plan) => earlierPlan(seen, plan))}
          </details>`
        : nothing
    }
  `;
}

const planView = (seen: Goals, plan: Plan): TemplateResult => html`
  ${byType(plan).map(([type, some]) =>
    section(
      `goals-${type}`,
      words.types[type](seen.about),
      'goal',
      html`<ul class="goals">
        ${some.map(({ easy }) => html`<li>${danish(easy)}</li>`)}
      </ul>`,
    ),
  )}
  <p>${words.since(spokenDay(plan.madeOn, seen.today))}</p>
  ${wholePlan(plan)}
`;

const earlierPlan = (seen: Goals, plan: Plan): TemplateResult => html`
  <p>${words.since(spokenDay(plan.madeOn, seen.today))}</p>
  <ul>
    ${plan.goals.map(({ easy }) => html`<li>${danish(easy)}</li>`)}
  </ul>
`;

/** What there are goals about, in the order of the words. */
function byType(plan: Plan): [GoalType, Plan['goals']][] {
  const types = Object.keys(words.types) as GoalType[];
  return types
    .map((type): [GoalType, Plan['goals']] => [type, plan.goals.filter((goal) => goal.type === type)])
    .filter(([, some]) => some.length > 0);
}

function wholePlan({ easy, purpose, goals, support, duration, circumstances }: Plan): TemplateResult {
  const parts: [string, string][] = [
    [words.short, easy],
    [words.purpose, purpose],
    [words.goals, goals.map(({ text }) => text).join('\n')],
    [words.support, support],
    [words.duration, duration],
    [words.circumstances, circumstances],
  ];
  return html`<details>
    <summary>${words.whole}</summary>
    <dl class="filled">
      ${parts.map(
        ([term, says]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${danish(says)}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
