/** "Hvem vil du hjælpe?": a relative picks the person. From here on that person's id is in the address. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { HvemDocument, type HvemQuery } from '../generated/graphql.ts';
import { toOwn, toPlanOf } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { startFrame } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { load, type Loaded } from '../page/load.ts';
import { clock, dayInDenmark } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { words } from './da.ts';

type Received = NonNullable<HvemQuery['viewer']>['actsFor'][number];

startFrame();
void load({
  document: HvemDocument,
  variables: {},
  as: 'RELATIVE',
  title: text.page.titles.hvem,
  loading: words.loading,
  render: choose,
});

function choose({ data, now, unit, session }: Loaded<HvemQuery>): { title: string; body: TemplateResult } {
  const { viewer } = data;
  const today = dayInDenmark(now);
  const people = viewer.actsFor;
  return {
    title: text.page.titles.hvem,
    body: html`
      <h1>${text.page.titles.hvem}</h1>
      <p>${words.greeting(viewer.name)}</p>
      ${
        people.length === 0
          ? nobody(unit.phone)
          : html`<ul class="nobullet-list people">
                ${people.map((received) => card(received, today))}
              </ul>
              <p>${words.onlyAllowed(people.map(({ citizen }) => citizen.firstName))}</p>`
      }
      ${
        session?.citizen
          ? html`<p>
              <a class="function-link" href=${toOwn('index')}>${icon('home')}<span>${words.ownPlan}</span></a>
            </p>`
          : nothing
      }
    `,
  };
}

function card({ citizen, relation }: Received, today: string): TemplateResult {
  return html`
    <li>
      <h2>${citizen.name}</h2>
      <p>${words.relation(citizen.firstName, relation)}</p>
      ${todayOf(citizen, today).map((words) => html`<p>${words}</p>`)}
      <p>
        <a class="button button-primary" href=${toPlanOf(citizen.id)}>${words.planOf(citizen.firstName)}</a>
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
