/** What was told before, by whomever, and what the municipality answered. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ChangeCitizenFragment } from '../generated/graphql.ts';
import { danish } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { capital, spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

type Notices = ChangeCitizenFragment['changeNotices'];
type Notice = NonNullable<Notices>[number];

/** Null for a relative who may not see it. */
export function before(about: Subject, notices: Notices, today: string): TemplateResult | typeof nothing {
  if (!notices) return html`<p>${words.before.hidden(about)}</p>`;
  const [latest] = notices;
  if (!latest) return nothing;
  return html`
    ${line('info', words.before.latest(spokenDay(latest.receivedOn, today), latest.answer !== null))}
    <details>
      <summary>${words.before.all(notices.length)}</summary>
      <ul class="nobullet-list people">
        ${notices.map((notice) => one(about, notice, today))}
      </ul>
    </details>
  `;
}

const one = (about: Subject, notice: Notice, today: string): TemplateResult => html`
  <li>
    <p><strong>${capital(spokenDay(notice.receivedOn, today))}</strong></p>
    <p>${toldBy(about, notice)} ${words.before.about}</p>
    <ul>
      ${notice.subjects.map((subject) => html`<li>${words.subjects[subject](about)}</li>`)}
    </ul>
    <p>“${danish(notice.text)}”</p>
    ${
      notice.answer
        ? html`<p>
              <strong
                >${words.before.answer}${notice.answeredOn ? ` ${spokenDay(notice.answeredOn, today)}` : ''}:</strong
              >
            </p>
            <p>${danish(notice.answer)}</p>`
        : html`<p>${words.before.noAnswer}</p>`
    }
    <p>${words.before.number(notice.number)}</p>
  </li>
`;

/** Nobody else may tell than these four. */
const toldBy = (about: Subject, { reportedAs }: Notice): string =>
  words.before.by[
    reportedAs in words.before.by ? (reportedAs as keyof typeof words.before.by) : 'CASEWORKER'
  ](about);
