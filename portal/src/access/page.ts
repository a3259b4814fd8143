/** "Hvem må se min plan?": who has access, what they see, how to give it and how to stop it. The citizen's own to decide. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { AccessDocument, type AccessCitizenFragment, type AccessQuery } from '../generated/graphql.ts';
import { person, to } from '../page/address.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { icon } from '../page/icon.ts';
import { goInside, inside, wayOut } from '../page/inside.ts';
import { notice, toNotice, type Notice } from '../page/notice.ts';
import { part } from '../page/part.ts';
import { section } from '../page/section.ts';
import { text } from '../text/index.ts';
import { endedLine, firstName, personCard, type Does, type Given } from './person.ts';
import { words } from './da.ts';

type Page = Seen<AccessQuery, AccessCitizenFragment>;

/** As they are after what was done here; null until something was. */
let changed: readonly Given[] | null = null;
let told: Notice | null = null;

void start();

/** What a relative reads is fetched for relatives. */
async function start(): Promise<void> {
  const relatives = person ? await import('./own/own.ts').catch(() => null) : null;
  await citizenPage<AccessCitizenFragment, AccessQuery, { id: string; self: boolean }>({
    page: 'adgang',
    document: AccessDocument,
    variables: {},
    title: (about) => inside()?.title ?? words.title(about),
    body: (seen) => {
      const { about, data, again } = seen;
      if (about.self) return inside()?.body() ?? everybody(seen);
      return (
        relatives?.ownAccess(about.name, data.viewer?.actsFor ?? [], again) ?? html`${text.states.failed}`
      );
    },
  });
}

const isActive = ({ status }: Given): boolean => status === 'ACTIVE';
const isWaiting = ({ status }: Given): boolean =>
  status === 'INVITED' || status === 'NOT_YET_VALID' || status === 'AWAITING_APPROVAL';

function everybody(seen: Page): TemplateResult {
  const all = changed ?? seen.citizen.delegations ?? [];
  const active = all.filter(isActive);
  const waiting = all.filter(isWaiting);
  const ended = all.filter((given) => !isActive(given) && !isWaiting(given));
  const names = [...new Set(active.map(firstName))];
  return html`
    ${notice(told)}
    <p><strong>${names.length > 0 ? words.now(names) : words.nobody}</strong></p>
    <p>
      <button type="button" class="button button-primary" id="give" @click=${() => void give(seen, all)}>
        ${icon('give')}<span>${words.give}</span>
      </button>
    </p>
    ${group('active', words.activeHeading, active, seen, all)}
    ${group('waiting', words.waitingHeading, waiting, seen, all)}
    ${
      ended.length > 0
        ? html`<details>
            <summary>${words.endedHeading(ended.length)}</summary>
            <ul class="nobullet-list people">
              ${ended.map((given) => endedLine(given, isRenewed(given, all), does(given, seen, all).renew))}
            </ul>
          </details>`
        : nothing
    }
    <p>${words.staff}</p>
    <p>
      <a class="function-link" href=${to('set-af')}>${icon('eye')}<span>${words.toLooked}</span></a>
    </p>
  `;
}

const group = (
  id: string,
  heading: string,
  some: readonly Given[],
  seen: Page,
  all: readonly Given[],
): TemplateResult | typeof nothing =>
  some.length === 0
    ? nothing
    : section(
        id,
        heading,
        'persons',
        html`<ul class="nobullet-list people">
          ${some.map((given) => personCard(given, seen.today, does(given, seen, all)))}
        </ul>`,
      );

const isRenewed = ({ id }: Given, all: readonly Given[]): boolean =>
  all.some(({ renewsId }) => renewsId === id);

/** What was given here can be renewed while it runs and when its time is over, once. */
function does(given: Given, seen: Page, all: readonly Given[]): Does {
  const runs = isActive(given) || isWaiting(given);
  const renewable =
    given.source === 'CITIZEN' &&
    (given.status === 'ACTIVE' || given.status === 'EXPIRED') &&
    !isRenewed(given, all);
  return {
    ...(runs ? { see: () => void look(given, seen), stop: () => void stop(given, seen, all) } : {}),
    ...(renewable ? { renew: () => void renew(given, seen, all) } : {}),
  };
}

/** Those that stand when this one is stopped; what was over stays so. */
const without = (given: Given, all: readonly Given[]): Given[] =>
  all.map((one) => (one === given && one.status !== 'EXPIRED' ? { ...one, status: 'REVOKED' } : one));

/** A form, with the way back above it. */
const underList = (form: () => TemplateResult) => (): TemplateResult =>
  html`${wayOut(words.toList)} ${form()}`;

/** Null, and said, when it can't be fetched. */
async function opened<Module>(fetching: Promise<Module>, again: () => void): Promise<Module | null> {
  told = null;
  const fetched = await part(fetching, text.page.loading);
  if (!fetched) notDone(text.states.failed, again);
  return fetched;
}

async function give({ unit, today, again }: Page, all: readonly Given[]): Promise<void> {
  const form = (await opened(import('./give/give.ts'), again))?.giveForm(
    unit,
    today,
    again,
    (made) => (changed = [made, ...all]),
  );
  if (form) goInside({ title: words.give, body: underList(form) }, again, 'give');
}

async function renew(given: Given, { again }: Page, all: readonly Given[]): Promise<void> {
  const renewed = (made: Given): unknown => (changed = [made, ...without(given, all)]);
  const form = (await opened(import('./give/renew.ts'), again))?.renewForm(given, again, renewed);
  if (form)
    goInside({ title: words.renewFor(firstName(given)), body: underList(form) }, again, `renew-${given.id}`);
}

async function look(given: Given, { citizen, unit, today, again }: Page): Promise<void> {
  const fetched = await opened(import('./preview/preview.ts'), again);
  if (!fetched) return;
  const preview = await fetched.fetchPreview(citizen.id, given, today);
  if (!preview) return notDone(text.states.failed, again);
  const body = (): TemplateResult =>
    html`${wayOut(words.toList)} ${fetched.previewView(preview, given, unit, today)} ${wayOut(words.toList)}`;
  goInside({ title: words.seesItSo(firstName(given)), body }, again, `see-${given.id}`);
}

async function stop(given: Given, { again }: Page, all: readonly Given[]): Promise<void> {
  const sent = await (await opened(import('./stop/stop.ts'), again))?.stopAccess(given);
  if (!sent) return;
  if (sent.kind !== 'done') return notDone(sent.problems.map(({ message }) => message).join(' '), again);
  changed = without(given, all);
  const said = given.status === 'INVITED' ? words.codeStopped : words.stoppedMeans(firstName(given));
  tell({ kind: 'done', heading: words.stopped, said }, again);
}

const notDone = (said: string, again: () => void): void =>
  tell({ kind: 'not-done', heading: words.notDone, said }, again);

function tell(news: Notice, again: () => void): void {
  told = news;
  again();
  toNotice();
}
