/** "Har du fået en kode?": accepts an invitation. How it is written doesn't matter; the server reads it as people write. */
import { html, type TemplateResult } from 'lit-html';
import { lineField, problemSummary, type Problem } from '../form/fields.ts';
import { send } from '../form/send.ts';
import { HvemAcceptDocument, type HvemAcceptMutation } from '../generated/graphql.ts';
import { status, statusReady } from '../page/frame.ts';
import { section } from '../page/section.ts';
import { spokenDay } from '../text/dates.ts';
import { words } from './da.ts';

type Accepted = NonNullable<HvemAcceptMutation['delegationAccept']['delegation']>;

export function codeForm(
  today: string,
  again: () => void,
  accepted: (said: string) => void,
): () => TemplateResult {
  let code = '';
  let problems: readonly Problem[] = [];
  let sending = false;

  const wrong = (found: readonly Problem[]): void => {
    problems = found;
    again();
    document.getElementById('problems')?.focus();
  };

  async function use(): Promise<void> {
    if (sending) return;
    if (!code.trim()) return wrong([{ field: 'code', message: words.code.missing }]);
    sending = true;
    status(words.code.using);
    const sent = await send(
      HvemAcceptDocument,
      { code },
      ({ delegationAccept }) => delegationAccept,
      'RELATIVE',
    );
    sending = false;
    statusReady();
    if (sent.kind === 'not-done') return wrong(sent.problems);
    code = '';
    problems = [];
    accepted(sent.result.delegation ? said(sent.result.delegation, today) : words.code.acceptedNow);
  }

  return () =>
    section(
      'code-heading',
      words.code.heading,
      'give',
      html`
        ${problems.length > 0 ? problemSummary(words.code.notUsed, problems) : ''}
        <form
          novalidate
          @submit=${(event: Event) => {
            event.preventDefault();
            void use();
          }}
        >
          <p>${words.code.what}</p>
          ${lineField(
            {
              field: 'code',
              label: words.code.label,
              hint: words.code.hint,
              value: code,
              longest: 40,
              changed: (value) => (code = value),
            },
            problems,
          )}
          <p class="form-buttons">
            <button type="submit" class="button button-secondary">${words.code.use}</button>
          </p>
        </form>
      `,
    );
}

function said({ status, validFrom }: Accepted, today: string): string {
  if (status === 'AWAITING_APPROVAL') return words.code.acceptedWaits;
  return status === 'NOT_YET_VALID'
    ? words.code.acceptedLater(spokenDay(validFrom, today))
    : words.code.acceptedNow;
}
