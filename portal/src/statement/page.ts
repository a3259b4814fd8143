/** The accessibility statement, which the law asks for (webtilgængelighedsloven): honest, and for everybody. */
import { html, type TemplateResult } from 'lit-html';
import { StatementDocument, type AuthorityFragment } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { openPage } from '../page/open-page.ts';
import { section } from '../page/section.ts';
import { words } from './da.ts';

void openPage({
  document: StatementDocument,
  variables: {},
  as: 'CITIZEN',
  title: words.heading,
  body: (_data, unit) => statement(unit),
});

const sentences = (some: readonly string[]): TemplateResult[] =>
  some.map((sentence) => html`<p>${sentence}</p>`);

const list = (some: readonly string[]): TemplateResult =>
  html`<ul>
    ${some.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;

const statement = ({ phone }: AuthorityFragment): TemplateResult => html`
  <h1>${words.heading}</h1>
  <p>${words.short}</p>
  <p>${words.ask}</p>
  <p>${callLink(phone)}</p>
  ${section('missing', words.missingHeading, 'warning', list(words.missing))}
  ${section(
    'tested',
    words.testedHeading,
    'check',
    html`<p>${words.testedBy}</p>
      ${list(words.tested)}`,
  )}
  ${section('rules', words.rulesHeading, 'document', html`${sentences(words.rules)}`)}
  ${section(
    'tell',
    words.tellHeading,
    'talk',
    html`<p>${words.tell}</p>
      <p>${callLink(phone)}</p>`,
  )}
  ${section('complain', words.complainHeading, 'info', html`${sentences(words.complain)}`)}
  <p class="small-print">${words.date}</p>
`;
