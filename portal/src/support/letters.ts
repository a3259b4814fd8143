/** Letters, newest first, and on top a decision nobody has opened yet. A letter is a page of its own, and a PDF. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { StoetteFragment } from '../generated/graphql.ts';
import { icon } from '../page/icon.ts';
import { section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import type { Support } from './support.ts';
import { words } from './da.ts';

type Letter = NonNullable<StoetteFragment['letters']>[number];

const SHOWN = 4;

const isNew = ({ seenAt }: Letter): boolean => seenAt === null;

export function newsSection({ about, citizen }: Support): TemplateResult | typeof nothing {
  const unread = (citizen.letters ?? []).filter(isNew);
  const decisions = unread.filter(({ kind }) => kind === 'DECISION');
  const [decision] = decisions;
  if (!decision) return unread.length > 0 ? toLetters(about, unread.length) : nothing;
  return section(
    'news',
    words.news.heading(about, decisions.length),
    'letter',
    html`
      ${about.self ? nothing : html`<p>${words.news.unread(about)}</p>`}
      <p>
        <a class="button button-primary" href=${decision.pagePath} hreflang="da"
          >${words.news.read(decisions.length)}</a
        >
      </p>
    `,
  );
}

const toLetters = (about: Support['about'], unread: number): TemplateResult =>
  html`<p>
    <a class="function-link" href="#letters"
      >${icon('letter')}<span>${words.news.letters(about, unread)} ${words.news.toLetters}</span></a
    >
  </p>`;

export function lettersSection(seen: Support): TemplateResult | typeof nothing {
  const { letters } = seen.citizen;
  if (!letters) return nothing;
  const older = letters.filter((letter, at) => at >= SHOWN && !isNew(letter));
  const shown = letters.filter((letter) => !older.includes(letter));
  const list = (some: readonly Letter[]): TemplateResult =>
    html`<ul class="nobullet-list letters">
      ${some.map((letter) => letterLine(seen, letter))}
    </ul>`;
  return section(
    'letters',
    words.letters.heading,
    'letter',
    letters.length === 0
      ? html`<p>${words.letters.none}</p>`
      : html`
          ${list(shown)}
          ${
            older.length > 0
              ? html`<details>
                  <summary>${words.letters.older(older.length)}</summary>
                  ${list(older)}
                </details>`
              : nothing
          }
        `,
  );
}

function letterLine(seen: Support, letter: Letter): TemplateResult {
  const { about, today } = seen;
  const name = nameOf(seen, letter);
  const day = spokenDay(letter.sentOn, today);
  return html`<li>
    <a class="letter" href=${letter.pagePath} hreflang="da"
      >${icon('letter')}<span
        >${isNew(letter) ? html`<strong>${name} (${words.letters.isNew(about)})</strong>` : name}<span
          class="letter-day"
          >${day}</span
        ></span
      ></a
    >
    <a class="letter-pdf" href=${letter.pdfPath} hreflang="da"
      >${icon('download')}<span aria-hidden="true">PDF</span
      ><span class="sr-only">${words.letters.pdfOf(`${name}, ${day}`)}</span></a
    >
  </li>`;
}

/** As the letter calls itself. */
function nameOf({ about, citizen }: Support, { kind, subjectId }: Letter): string {
  const isIt = ({ id }: { id: string }): boolean => id === subjectId;
  if (kind === 'DECISION') {
    const decision = citizen.decisions?.find(isIt);
    if (decision) return words.letters.decision[decision.subject](about);
  }
  if (kind === 'RECEIPT' && citizen.complaints?.some(isIt)) return words.letters.receipt.complaint(about);
  if (kind === 'RECEIPT' && citizen.applications?.some(isIt)) return words.letters.receipt.application(about);
  return words.letters.kinds[kind](about);
}
