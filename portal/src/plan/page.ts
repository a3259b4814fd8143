/**
 * The plan: the citizen's own at `/`, and at `/p/{id}/` the one a relative is allowed to see.
 *
 * The person comes from the address and nowhere else, so two tabs can't show one another's people.
 */
import { MinPlanDocument, PlanForDocument } from '../generated/graphql.ts';
import { startFrame } from '../page/frame.ts';
import { load } from '../page/load.ts';
import { dayInDenmark, weekAfter } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { myPlan } from './my-plan.ts';
import { planFor } from './plan-for.ts';

const person = /^\/p\/([0-9a-f-]{36})(?:\/|$)/i.exec(location.pathname)?.[1];
const nextWeek = weekAfter(dayInDenmark(new Date()));

startFrame();

if (person) {
  void load({
    document: PlanForDocument,
    variables: { id: person, nextWeek },
    as: 'RELATIVE',
    title: text.page.planTitle,
    loading: text.page.planLoading,
    render: planFor,
  });
} else {
  void load({
    document: MinPlanDocument,
    variables: { nextWeek },
    as: 'CITIZEN',
    title: text.page.planTitle,
    loading: text.page.planLoading,
    render: myPlan,
  });
}
