/** "Hvem vil du hjælpe?": a relative picks the person. From here on that person's id is in the address. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { HvemDocument, type HvemQuery } from '../generated/graphql.ts';
import { ask } from '../graphql.ts';
import { toOwn, toPlanOf } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { show, startFrame } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { load, type Loaded } from '../page/load.ts';
import { notice, toNotice, type Notice } from '../page/notice.ts';
import { part } from '../page/part.ts';
import { clock, dayInDenmark } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { codeForm } from './code.ts';
import { relationOf } from '../access/relation/relation.ts';
import { words } from './da.ts';
import { pageTitle } from '../page/page-title.ts';

type People = NonNullable<HvemQuery['viewer']>['actsFor'];
type Received = People[number];

startFrame();
void load({
  document: HvemDocument,
  variables: {},
  as: 'RELATIVE',
  title: pageTitle,
  loading: words.loading,
  render: choose,
});

function choose({ data, now, unit, session }: Loaded<HvemQuery>): { title: string; body: TemplateResult } {
  const { viewer } = data;
  const today = dayInDenmark(now);
  const title = pageTitle;
  let people: People = viewer.actsFor;
  let told: Notice | null = null;

  const again = (): void => show(title, body());
  const code = codeForm(today, again, (said) => void changed(words.code.accepted, said));

  /** Whom one may help is another now. */
  async function changed(heading: string, said: string, without?: Received): Promise<void> {
    const answer = await ask(HvemDocument, {}, 'RELATIVE');
    const now = answer.kind === 'data' ? answer.data.viewer?.actsFor : undefined;
    people = now ?? people.filter((one) => one !== without);
    tell({ kind: 'done', heading, said });
  }

  function tell(news: Notice): void {
    told = news;
    again();
    toNotice();
  }

  async function stop(received: Received): Promise<void> {
    const { firstName } = received.citizen;
    const fetched = await part(import('../access/stop/stop.ts'), text.page.loading);
    const sent = await fetched?.stopOwnAccess(firstName, received.delegationId);
    if (sent === null) return;
    if (sent?.kind === 'done') return changed(words.stop.stopped(firstName), words.stop.means, received);
    const said = sent?.problems.map(({ message }) => message).join(' ') ?? text.states.failed;
    tell({ kind: 'not-done', heading: words.stop.notStopped, said });
  }

  const body = (): TemplateResult => html`
    <h1>${title}</h1>
    ${notice(told)}
    <p>${words.greeting(viewer.name)}</p>
    ${
      people.length === 0
        ? nobody(unit.phone)
        : html`<ul class="nobullet-list people">
              ${people.map((received) => card(received, today, () => void stop(received)))}
            </ul>
            <p>${words.onlyAllowed([...new Set(people.map(({ citizen }) => citizen.firstName))])}</p>`
    }
    ${code()}
    ${
      session?.citizen
        ? html`<p>
            <a class="function-link" href=${toOwn('index')}>${icon('home')}<span>${words.ownPlan}</span></a>
          </p>`
        : nothing
    }
  `;
  return { title, body: body() };
}

function card({ citizen, relation }: Received, today: string, stop: () => void): TemplateResult {
  return html`
    <li>
      <h2>${citizen.name}</h2>
      <p>${words.youAre(citizen.firstName)} ${relationOf(relation)}.</p>
      ${todayOf(citizen, today).map((words) => html`<p>${words}</p>`)}
      <p>
        <a class="button button-primary" href=${toPlanOf(citizen.id)}>${words.planOf(citizen.firstName)}</a>
      </p>
      <p>
        <button type="button" class="function-link" @click=${stop}>
          ${icon('stop')}<span
            >${words.stop.button}<span class="sr-only"> ${words.stop.for(citizen.firstName)}</span></span
          >
        </button>
      </p>
    </li>
  `;
}

/** What the person does today; nothing when the viewer may not see it, or there is no week yet. */
function todayOf({ weeklySchedule }: Received['citizen'], today: string): string[] {
  if (!weeklySchedule?.days.some(({ attendances }) => attendances.length > 0)) return [];
  const attendances = weeklySchedule.days.find(({ date }) => date === today)?.attendances ?? [];
  if (attendances.length === 0) return [words.freeToday];
  return attendances.map(({ offer, startsAt, endsAt }) =>
    words.today(offer.name, text.dates.fromTo(clock(startsAt), clock(endsAt))),
  );
}

const nobody = (phone: string): TemplateResult => html`
  <p>${words.nobody}</p>
  <p>${words.nobodyWhy}</p>
  <p>${words.nobodyCall}</p>
  <p>${callLink(phone)}</p>
`;
