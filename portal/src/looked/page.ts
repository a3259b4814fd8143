/** "Hvem har set min plan?": the own log in plain words, day by day, and "I wonder about this". Nobody but the citizen sees it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  LookedDocument,
  LookedMoreDocument,
  type LookedCitizenFragment,
  type LookedPageFragment,
  type LookedQuery,
  type LookedQuestionFragment,
} from '../generated/graphql.ts';
import { ask } from '../graphql.ts';
import { to } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { status, statusReady, waiting } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { danish } from '../page/danish.ts';
import { goInside, inside, wayOut } from '../page/inside.ts';
import { notice, toNotice, type Notice } from '../page/notice.ts';
import { part } from '../page/part.ts';
import { line, section } from '../page/section.ts';
import { capital, clockInDenmark, dayInDenmark, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import { words } from './da.ts';

type Page = Seen<LookedQuery, LookedCitizenFragment>;
type Entry = LookedPageFragment['edges'][number]['node'];
type Kind = keyof typeof words.kinds;

const ROWS = 10;
const EMPTY: LookedPageFragment = {
  totalCount: 0,
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

let kind: Kind = 'ALL';
/** What is shown when it is no longer what came with the page. */
let fetched: LookedPageFragment | null = null;
let asked: readonly LookedQuestionFragment[] = [];
let told: Notice | null = null;

void citizenPage<LookedCitizenFragment, LookedQuery, { id: string; self: boolean; first: number }>({
  page: 'set-af',
  document: LookedDocument,
  variables: { first: ROWS },
  title: (about) => inside()?.title ?? words.title(about),
  body: (seen) => (seen.about.self ? (inside()?.body() ?? log(seen)) : notYours(seen)),
});

const notYours = ({ about, unit }: Page): TemplateResult => html`
  <p>${words.notYours(about.name)}</p>
  <p>${words.notYoursAsk(about.name)}</p>
  <p>${callLink(unit.phone)}</p>
`;

/** In the reader's language, as the API says it. */
const said = ({ inWords, inWordsEn }: Entry): string => (text.page.language === 'en' ? inWordsEn : inWords);

function log(seen: Page): TemplateResult {
  const { data, today, unit } = seen;
  const page = fetched ?? data.accessLog ?? EMPTY;
  const questions = [...asked, ...(data.accessLogQuestions ?? [])];
  const rows = page.edges.map(({ node }) => node);
  const until = data.accessLogSeal?.completeUntil;
  const byDay = new Map<string, Entry[][]>();
  for (const row of rows) {
    const day = dayInDenmark(new Date(row.at));
    byDay.set(day, together(byDay.get(day) ?? [], row));
  }
  return html`
    ${notice(told)}
    <div class="form-group d-print-none">
      <label class="form-label" for="whom">${words.whom}</label>
      <select class="form-input" id="whom" @change=${(event: Event) => void only(event, seen)}>
        ${(Object.keys(words.kinds) as Kind[]).map(
          (one) => html`<option value=${one} ?selected=${one === kind}>${words.kinds[one]}</option>`,
        )}
      </select>
    </div>
    ${rows.length === 0 ? html`<p><strong>${kind === 'ALL' ? words.nobody : words.nobodyOfThese}</strong></p>` : nothing}
    ${[...byDay].map(
      ([day, groups], at) => html`
        <section class="block" aria-labelledby="day-${at}">
          <h2 id="day-${at}">${capital(spokenDay(day, today))}</h2>
          <ul class="nobullet-list log">
            ${groups.map((group) => row(group, questions, seen))}
          </ul>
        </section>
      `,
    )}
    ${rows.length > 0 && rows.length < page.totalCount ? html`<p>${words.shown(rows.length, page.totalCount)}</p>` : nothing}
    ${
      page.pageInfo.hasNextPage
        ? html`<p class="d-print-none">
            <button type="button" class="button button-secondary" @click=${() => void more(page, seen)}>
              ${words.more}
            </button>
          </p>`
        : nothing
    }
    <p>${words.what}</p>
    <p>
      ${
        until
          ? words.fullUntil(spokenDay(dayInDenmark(new Date(until)), today), clockInDenmark(new Date(until)))
          : words.notYetFull
      }
    </p>
    ${until ? html`<p>${words.fullMeans}</p>` : nothing} ${questionsSection(questions, seen)}
    <p>${words.call}</p>
    <p>${callLink(unit.phone)}</p>
    <p>
      <a class="function-link" href=${to('adgang')}>${icon('share')}<span>${words.toAccess}</span></a>
    </p>
  `;
}

/** The same look again and again is one line: the newest first, as the rows come. */
function together(groups: readonly Entry[][], row: Entry): Entry[][] {
  const last = groups.at(-1);
  return last?.[0] && said(last[0]) === said(row)
    ? [...groups.slice(0, -1), [...last, row]]
    : [...groups, [row]];
}

function row(
  group: readonly Entry[],
  questions: readonly LookedQuestionFragment[],
  seen: Page,
): TemplateResult | typeof nothing {
  const [entry] = group;
  if (!entry) return nothing;
  const time = clockInDenmark(new Date(entry.at));
  const question = questions.find(({ entryId }) => group.some(({ id }) => id === entryId));
  return html`
    <li>
      <p><strong>${group.length > 1 ? words.times(group.length, time) : words.at(time)}</strong></p>
      <p id="entry-${entry.id}">${said(entry)}</p>
      ${
        question
          ? answer(question, seen.today)
          : html`<p class="d-print-none">
              <button
                type="button"
                class="function-link"
                id="wonder-${entry.id}"
                aria-describedby="entry-${entry.id}"
                @click=${() => void wonder(entry, seen)}
              >
                ${icon('help')}<span>${words.wonder}</span>
              </button>
            </p>`
      }
    </li>
  `;
}

const answer = (question: LookedQuestionFragment, today: string): TemplateResult => html`
  <p>${words.asked} ${danish(question.text)}</p>
  ${
    question.answer && question.answeredOn
      ? html`<p>
          <strong>${words.answeredOn(spokenDay(question.answeredOn, today))}</strong>
          ${danish(question.answer)}
        </p>`
      : html`<p>${words.waits}</p>`
  }
`;

/** All of them, also those about rows far down. */
const questionsSection = (
  questions: readonly LookedQuestionFragment[],
  { today }: Page,
): TemplateResult | typeof nothing =>
  questions.length === 0
    ? nothing
    : section(
        'questions',
        words.questions,
        'talk',
        html`<ul class="nobullet-list log">
          ${questions.map(
            (question) =>
              html`<li>
                ${line('calendar', words.askedOn(spokenDay(question.askedOn, today)))}
                ${answer(question, today)}
              </li>`,
          )}
        </ul>`,
      );

async function fetchPage(after: string | null, seen: Page): Promise<LookedPageFragment | null> {
  told = null;
  status(words.fetching);
  const variables = { role: kind === 'ALL' ? null : kind, first: ROWS, after };
  const answer = await waiting(ask(LookedMoreDocument, variables, 'CITIZEN'));
  statusReady();
  const page = answer.kind === 'data' ? answer.data.accessLog : null;
  if (page) return page;
  told = { kind: 'not-done', heading: text.states.failedHeading, said: words.notFetched };
  seen.again();
  toNotice();
  return null;
}

async function only(event: Event, seen: Page): Promise<void> {
  const before = kind;
  kind = (event.target as HTMLSelectElement).value as Kind;
  const page = await fetchPage(null, seen);
  if (page) fetched = page;
  else kind = before;
  seen.again();
}

async function more(before: LookedPageFragment, seen: Page): Promise<void> {
  const page = await fetchPage(before.pageInfo.endCursor ?? null, seen);
  if (!page) return;
  const next = page.edges[0]?.node;
  fetched = { ...page, edges: [...before.edges, ...page.edges] };
  seen.again();
  // The button may have gone; whoever can't see the page goes on where the new rows begin.
  if (next) document.getElementById(`wonder-${next.id}`)?.focus();
}

async function wonder(entry: Entry, seen: Page): Promise<void> {
  told = null;
  const form = await part(import('./wonder/wonder.ts'), text.page.loading);
  if (!form) {
    told = { kind: 'not-done', heading: text.states.failedHeading, said: text.states.failed };
    seen.again();
    return toNotice();
  }
  const steps = form.wonderForm(entry, seen.today, seen.again, (question) => (asked = [question, ...asked]));
  const body = (): TemplateResult => html`${wayOut(words.toList)} ${steps()}`;
  goInside({ title: words.wonder, body }, seen.again, `wonder-${entry.id}`);
}
