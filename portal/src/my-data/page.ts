/** "Dine data": all that is kept, as a file to take along, and whom to ask about it. */
import { html, type TemplateResult } from 'lit-html';
import { MyDataDocument, type AuthorityFragment, type MyDataQuery } from '../generated/graphql.ts';
import { asking, person, to, toOwn } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { banner } from '../page/citizen-page.ts';
import { show, startFrame, status, statusReady, waiting } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { load, type Loaded, type Shown } from '../page/load.ts';
import { notice, toNotice, type Notice } from '../page/notice.ts';
import { pageTitle } from '../page/page-title.ts';
import { part } from '../page/part.ts';
import { section } from '../page/section.ts';
import { text } from '../text/index.ts';
import { words } from './da.ts';

const SAVED_AFTER_MS = 10_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

startFrame();
void load({
  document: MyDataDocument,
  variables: { id: person ?? NOBODY, self: person === null },
  as: asking,
  title: pageTitle,
  loading: text.page.loading,
  render: myData,
});

const list = (some: readonly string[]): TemplateResult =>
  html`<ul>
    ${some.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;

function myData({ data, unit }: Loaded<MyDataQuery>): Shown {
  if (data.citizen) return ofSomebodyElse(data.citizen.firstName);
  if (!data.viewer.citizen) return withoutFile(unit);
  let told: Notice | null = null;

  async function fetchIt(): Promise<void> {
    const maker = await part(import('./file/file.ts'), words.fetching);
    status(words.fetching);
    const file = maker && (await waiting(maker.fetchFile(unit.municipality)));
    statusReady();
    if (file) save(file, maker.NAME);
    told = file
      ? { kind: 'done', heading: words.fetched, said: words.fetchedWhere(maker.NAME) }
      : { kind: 'not-done', heading: words.notFetched, said: text.states.failed };
    show(words.heading, body());
    toNotice();
  }

  const body = (): TemplateResult => html`
    <h1>${words.heading}</h1>
    ${notice(told)}
    <p>${words.fetchWhat}</p>
    <p>
      <button type="button" class="button button-primary" @click=${() => void fetchIt()}>
        ${icon('download')}<span>${words.fetch}</span>
      </button>
    </p>
    <p>${words.shared}</p>
    ${section('kept', words.keptHeading, 'document', list(words.kept))}
    <p>
      <a class="function-link" href=${to('set-af')}>${icon('eye')}<span>${words.toLooked}</span></a>
    </p>
    <p>
      <a class="function-link" href=${to('adgang')}>${icon('share')}<span>${words.toAccess}</span></a>
    </p>
    ${wrong(unit)}
  `;
  return { title: words.heading, body: body() };
}

const wrong = ({ phone }: AuthorityFragment): TemplateResult =>
  section(
    'wrong',
    words.wrongHeading,
    'help',
    html`<p>${words.wrong}</p>
      <p>${callLink(phone)}</p>
      <p>${words.complain} ${words.complainTo}</p>`,
  );

function ofSomebodyElse(name: string): Shown {
  const title = words.relativeHeading(name);
  return {
    title,
    body: html`
      ${banner({ self: false, name })}
      <h1>${title}</h1>
      <p>${words.relative(name)}</p>
      <p>
        <a class="function-link" href=${toOwn('mine-data')}>${icon('person')}<span>${words.toOwn}</span></a>
      </p>
    `,
  };
}

/** A relative, mostly: little is kept about them, and who it is kept for may see it. */
const withoutFile = (unit: AuthorityFragment): Shown => ({
  title: words.heading,
  body: html`
    <h1>${words.heading}</h1>
    <p>${words.noFile}</p>
    ${list(words.noFileKept)}
    <p>${words.noFileLog}</p>
    <p>${words.noFileAsk}</p>
    <p>${callLink(unit.phone)}</p>
    ${wrong(unit)}
  `,
});

/** To the device's own place for such files. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers take it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_AFTER_MS);
}
