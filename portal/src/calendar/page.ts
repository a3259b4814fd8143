/** "Din uge i en kalender": a secret address that a phone's calendar reads, and stopping it. The citizen's alone. */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  CalendarMakeDocument,
  CalendarStopDocument,
  CalendarsDocument,
  type CalendarFragment,
  type CalendarsFragment,
  type CalendarsQuery,
} from '../generated/graphql.ts';
import { askFirst } from '../form/ask-first.ts';
import { newKey, send } from '../form/send.ts';
import { to } from '../page/address.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { status, statusReady } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './da.ts';

type Shown = Seen<CalendarsQuery, CalendarsFragment>;

/** What was made or stopped since the page was loaded. */
let changed: CalendarFragment[] = [];
let address: string | null = null;

void citizenPage({
  page: 'kalender',
  document: CalendarsDocument,
  variables: {},
  title: () => words.title,
  body: (seen: Shown) => (seen.about.self ? own(seen) : notYours(seen)),
});

const own = (seen: Shown): TemplateResult => html`
  <p>${words.what} ${words.privacy}</p>
  ${
    address
      ? justMade(address)
      : html`<p>
          <button type="button" class="button button-primary" @click=${() => void make(seen)}>
            ${words.make}
          </button>
        </p>`
  }
  ${list(seen)}
`;

const justMade = (whole: string): TemplateResult =>
  section(
    'made',
    words.made,
    'check',
    html`
      <p><strong>${words.once}</strong></p>
      <p class="address"><code>${whole}</code></p>
      <p>
        <button type="button" class="button button-primary" @click=${() => void copy(whole)}>
          ${words.copy}
        </button>
      </p>
      <p>${words.secret}</p>
      <h3>${words.how}</h3>
      <ol>
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <p>${words.help}</p>
    `,
  );

function list(seen: Shown): TemplateResult | typeof nothing {
  const known = (seen.citizen.calendarFeeds ?? []).filter(({ id }) => !changed.some((one) => one.id === id));
  const active = [...changed, ...known].filter(({ revokedOn }) => revokedOn === null);
  if (active.length === 0) return nothing;
  return section(
    'yours',
    words.yours,
    'calendar',
    html`<ul class="nobullet-list people">
      ${active.map((feed) => {
        const day = spokenDay(feed.madeOn, seen.today);
        return html`<li>
          <p>${words.madeOn(day)}</p>
          <button type="button" class="button button-secondary" @click=${() => void stop(feed, day, seen)}>
            ${words.stop}
          </button>
        </li>`;
      })}
    </ul>`,
  );
}

async function make({ again }: Shown): Promise<void> {
  status(words.making);
  const input = { idempotencyKey: newKey() };
  const sent = await send(CalendarMakeDocument, { input }, (data) => data.calendarFeedMake);
  if (sent.kind === 'not-done') return status(sent.problems.map(({ message }) => message).join(' '));
  if (sent.result.feed) changed = [sent.result.feed, ...changed];
  address = sent.result.address ? location.origin + sent.result.address : null;
  again();
  statusReady();
  document.getElementById('made')?.scrollIntoView();
}

async function stop(feed: CalendarFragment, day: string, { again }: Shown): Promise<void> {
  const { stopSure, stopThen, yes, no } = words;
  if (!(await askFirst({ heading: stopSure(day), body: stopThen, yes, no }))) return;
  const sent = await send(
    CalendarStopDocument,
    { input: { feedId: feed.id } },
    (data) => data.calendarFeedRevoke,
  );
  if (sent.kind === 'not-done') return status(sent.problems.map(({ message }) => message).join(' '));
  if (sent.result.feed) changed = [sent.result.feed, ...changed.filter(({ id }) => id !== feed.id)];
  address = null;
  again();
  status(words.stopped);
}

async function copy(whole: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(whole);
    status(words.copied);
  } catch {
    status(words.notCopied);
  }
}

const notYours = ({ about }: Shown): TemplateResult => html`
  <p>${words.notYours(about)} ${words.notYoursWhy(about)}</p>
  <p>
    <a class="button button-primary" href=${to('uge')}>${icon('calendar')}<span>${words.toWeek}</span></a>
  </p>
`;
