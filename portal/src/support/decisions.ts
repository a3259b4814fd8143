/** Decisions, newest first, in easy words; the whole text for whoever wants it; and, while there is time, the right to complain. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { decisionName, howToComplain, lastDay } from '../decision/decision.ts';
import { complaintStory } from '../decision/story.ts';
import { wholeText } from '../display/whole-text.ts';
import type { StoetteFragment } from '../generated/graphql.ts';
import { to } from '../page/address.ts';
import { danish } from '../page/danish.ts';
import { line, section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Support } from './support.ts';
import { words } from './da.ts';

type Decision = NonNullable<StoetteFragment['decisions']>[number];

const SHOWN = 2;

export function decisionsSection(seen: Support): TemplateResult | typeof nothing {
  const { citizen } = seen;
  if (!citizen.decisions) return nothing;
  // What one can still do something about stays in view.
  const shown = citizen.decisions.filter(
    (decision, at) => at < SHOWN || decision.complaintDaysLeft !== null || waits(seen, decision),
  );
  const older = citizen.decisions.filter((decision) => !shown.includes(decision));
  return section(
    'decisions',
    words.decisions.heading,
    'document',
    citizen.decisions.length === 0
      ? html`<p>${words.decisions.none}</p>`
      : html`
          <p>${words.decisions.what} ${seen.about.self ? nothing : words.decisions.writtenTo(seen.about)}</p>
          ${shown.map((decision) => decisionView(seen, decision))}
          ${
            older.length > 0
              ? html`<details>
                  <summary>${words.decisions.older}</summary>
                  ${older.map((decision) => decisionView(seen, decision))}
                </details>`
              : nothing
          }
        `,
  );
}

const waits = ({ citizen }: Support, { id }: Decision): boolean =>
  (citizen.complaints ?? []).some(({ decisionId, status }) => decisionId === id && status === 'RECEIVED');

function decisionView(seen: Support, decision: Decision): TemplateResult {
  const { about, citizen, unit, today } = seen;
  const complaints = (citizen.complaints ?? []).filter(({ decisionId }) => decisionId === decision.id);
  return html`
    <h3>${decisionName(decision, citizen.grants)}</h3>
    <p>${words.decisions.from(spokenDay(decision.decidedOn, today))} ${danish(decision.easy)}</p>
    ${whole(seen, decision)}
    ${complaints.map(
      (complaint) => html`
        <div class="rights">
          <h4>${words.rights.complaint(about)}</h4>
          ${complaintStory(about, complaint, unit, today)}
        </div>
      `,
    )}
    ${complaints.length === 0 && decision.lastDayToComplain ? rights(seen, decision) : nothing}
  `;
}

function rights({ about, data, today }: Support, decision: Decision): TemplateResult {
  const inTime = decision.complaintDaysLeft !== null;
  const sentences = lastDay(decision, today);
  if (!inTime) {
    return html`<p>${sentences.join(' ')}</p>
      <p><a class="function-link" href=${to('klage')}>${words.rights.late}</a></p>`;
  }
  return html`
    <div class="rights">
      <h4>${about.self ? words.rights.heading : words.rights.relative(about)}</h4>
      <p>${words.rights.can(about)} ${words.rights.noReason}</p>
      ${line('time', html`<strong>${sentences.join(' ')}</strong>`)}
      <p><a class="button button-primary" href=${to('klage')}>${words.rights.complain}</a></p>
      ${howToComplain(data.qualityStandard)}
    </div>
  `;
}

function whole({ about }: Support, decision: Decision): TemplateResult {
  const { facts, considerations, reasons, hearing, legalBasis } = decision;
  const law = text.page.language === 'en' ? legalBasis.titleEn : legalBasis.title;
  const said = hearing?.statement ?? null;
  const parts: [string, TemplateResult | string | null][] = [
    [words.decisions.reasons, reasons && danish(reasons)],
    [words.decisions.considerations, danish(considerations)],
    [words.decisions.facts, danish(facts)],
    [words.decisions.hearing(about), said && danish(said)],
    [words.decisions.notHeard, hearing?.notDueReason ? danish(hearing.notDueReason) : null],
    [words.decisions.law, words.decisions.lawLine(legalBasis.law, legalBasis.paragraph, law)],
  ];
  return wholeText(html`
    <dl class="filled">
      ${parts.map(([term, says]) =>
        says
          ? html`<div>
              <dt>${term}</dt>
              <dd>${says}</dd>
            </div>`
          : nothing,
      )}
    </dl>
  `);
}
