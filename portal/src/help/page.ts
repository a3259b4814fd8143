/** "Hjælp": whom to ring for what, and how the portal works. For everybody, signed in or not. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { contactsSection } from '../blocks/contacts.ts';
import { HelpDocument, type AuthorityFragment, type HelpQuery } from '../generated/graphql.ts';
import { asking, person, to, toOwn } from '../page/address.ts';
import { callLink } from '../page/call.ts';
import { banner } from '../page/citizen-page.ts';
import { openPage } from '../page/open-page.ts';
import { section } from '../page/section.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';
import { pageTitle } from '../page/page-title.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const EMERGENCY = '112';

type Question = keyof typeof words.questions;

/** Where an answer leads; giving access is the citizen's own. */
const WAYS: Partial<Record<Question, string>> = {
  signIn: toOwn('log-ind'),
  access: toOwn('adgang'),
  code: toOwn('hvem'),
};

void openPage({
  document: HelpDocument,
  variables: { id: person ?? NOBODY, self: person === null },
  as: asking,
  title: pageTitle,
  body: help,
});

function help(data: HelpQuery | null, unit: AuthorityFragment): TemplateResult {
  const citizen = person ? data?.citizen : data?.viewer?.citizen;
  const about: Subject = { self: person === null, name: citizen?.firstName ?? '' };
  const contacts = citizen?.contacts ?? [];
  return html`
    ${citizen && !about.self ? banner(about) : nothing}
    <h1>${pageTitle}</h1>
    <p>${words.call}</p>
    <p>${callLink(unit.phone)}</p>
    <p>${words.open(unit.phoneHours)}</p>
    ${
      contacts.length > 0
        ? html`${section(
            'for-what',
            words.forWhat.heading,
            'help',
            html`<ul>
              ${
                contacts.some(({ kind }) => kind === 'CONTACT_PERSON')
                  ? html`<li>${words.forWhat.CONTACT_PERSON(about)}</li>`
                  : nothing
              }
              ${
                contacts.some(({ kind }) => kind === 'CASEWORKER')
                  ? html`<li>${words.forWhat.CASEWORKER(about)}</li>`
                  : nothing
              }
              <li>${words.forWhat.AUTHORITY_UNIT}</li>
            </ul>`,
          )}
          ${contactsSection(about, contacts, unit)}`
        : nothing
    }
    ${section(
      'questions',
      words.questionsHeading,
      'info',
      html`${(Object.keys(words.questions) as Question[]).map(answered)}`,
    )}
    <p>${words.danger}</p>
    <p>${callLink(EMERGENCY)}</p>
    ${citizen ? html`<p><a class="function-link" href=${to('index')}>${text.person.toPlan(about)}</a></p>` : nothing}
  `;
}

function answered(key: Question): TemplateResult {
  const it: { question: string; answer: readonly string[]; link?: string } = words.questions[key];
  const way = WAYS[key];
  return html`
    <details>
      <summary>${it.question}</summary>
      ${it.answer.map((sentence) => html`<p>${sentence}</p>`)}
      ${it.link && way ? html`<p><a class="function-link" href=${way}>${it.link}</a></p>` : nothing}
    </details>
  `;
}
