/** What was told before, by whomever, and what the municipality answered. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ChangeCitizenFragment } from '../generated/graphql.ts';
import { danish } from '../page/danish.ts';
import { line } from '../page/section.ts';
import { capital, spokenDay } from '../text/dates.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './before.da.ts';
import { words as change } from './da.ts';

type Notice = NonNullable<ChangeCitizenFragment['changeNotices']>[number];

export function before(
  about: Subject,
  notices: readonly Notice[],
  today: string,
): TemplateResult | typeof nothing {
  const [latest] = notices;
  if (!latest) return nothing;
  return html`
    ${line('info', words.latest(spokenDay(latest.receivedOn, today), latest.answer !== null))}
    <details>
      <summary>${words.all(notices.length)}</summary>
      <ul class="nobullet-list people">
        ${notices.map((notice) => one(about, notice, today))}
      </ul>
    </details>
  `;
}

const one = (about: Subject, notice: Notice, today: string): TemplateResult => html`
  <li>
    <p><strong>${capital(spokenDay(notice.receivedOn, today))}</strong></p>
    <p>${toldBy(about, notice)} ${words.about}</p>
    <ul>
      ${notice.subjects.map((subject) => html`<li>${change.subjects[subject](about)}</li>`)}
    </ul>
    <p>“${danish(notice.text)}”</p>
    ${
      notice.answer
        ? html`<p>
              <strong
                >${words.answer}${notice.answeredOn ? ` ${spokenDay(notice.answeredOn, today)}` : ''}:</strong
              >
            </p>
            <p>${danish(notice.answer)}</p>`
        : html`<p>${words.noAnswer}</p>`
    }
    <p>${words.number(notice.number)}</p>
  </li>
`;

/** Nobody else may tell than these four. */
const toldBy = (about: Subject, { reportedAs }: Notice): string =>
  words.by[reportedAs in words.by ? (reportedAs as keyof typeof words.by) : 'CASEWORKER'](about);
