/** A contact person's one page: who comes today and this week, how, and saying that somebody doesn't, or has changed. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { AttendanceDocument, type AttenderFragment } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { show, startFrame } from '../page/frame.ts';
import { load } from '../page/load.ts';
import { section } from '../page/section.ts';
import { capital, dayInDenmark, spokenDay, weekdayName } from '../text/dates.ts';
import { changeForm } from './change.ts';
import { expectedOn, offersOf, visitsOn } from './people.ts';
import { today as todayAt } from './today.ts';
import { words } from './da.ts';
import { pageTitle } from '../page/page-title.ts';

const title = pageTitle;

startFrame();
void start();

/** Again, too, when somebody's absence was written down: what is shown is what the server has. */
function start(): Promise<void> {
  return load({
    document: AttendanceDocument,
    variables: {},
    as: 'CONTACT_PERSON',
    title,
    loading: words.loading,
    render: ({ data, now, unit }) => {
      const day = dayInDenmark(now);
      const people = (data.citizens?.edges ?? []).map(({ node }) => node);
      const change = changeForm(people, day, () => show(title, body()));
      const body = (): TemplateResult => html`
        <h1>${title}</h1>
        <p>${words.day(spokenDay(day, day))}</p>
        ${
          people.length === 0
            ? html`<p>${words.nobody} ${words.nobodyWhy}</p>
                <p>${callLink(unit.phone)}</p>`
            : atOffers(people, day)
        }
        ${data.citizens?.pageInfo.hasNextPage ? html`<p>${words.more}</p>` : nothing}
        ${people.length > 0 ? change() : nothing}
      `;
      return { title, body: body() };
    },
  });
}

const atOffers = (people: readonly AttenderFragment[], day: string): TemplateResult => html`
  ${offersOf(people).map(
    (offer) => html`${todayAt(offer, people, day, () => void start())} ${week(offer, people, day)}`,
  )}
`;

/** The days of the week with somebody in them, by name. */
function week(
  offer: { id: string; name: string },
  people: readonly AttenderFragment[],
  today: string,
): TemplateResult {
  const days = people[0]?.weeklySchedule?.days.map(({ date }) => date) ?? [];
  const busy = days.filter((day) => visitsOn(people, offer.id, day).length > 0);
  return section(
    `week-${offer.id}`,
    `${words.week}: ${offer.name}`,
    'calendar',
    html`<ul class="nobullet-list days">
      ${busy.map((day) => {
        const names = expectedOn(people, offer.id, day).map(({ person }) => person.name);
        return html`<li class=${day === today ? 'is-today' : ''}>
          <span class="day">${capital(weekdayName(day))}:</span>
          <span class="what">${names.length > 0 ? names.join(', ') : words.none}</span>
        </li>`;
      })}
    </ul>`,
  );
}
