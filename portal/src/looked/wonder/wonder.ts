/** "Jeg undrer mig over det her": what the citizen wants to know about one row. The answer comes on the page of the log. */
import { html, type TemplateResult } from 'lit-html';
import { textField } from '../../form/fields.ts';
import { newKey, send } from '../../form/send.ts';
import { steps } from '../../form/steps.ts';
import {
  LookedWonderDocument,
  type LookedPageFragment,
  type LookedQuestionFragment,
  type LookedWonderMutation,
} from '../../generated/graphql.ts';
import { wayOut } from '../../page/inside.ts';
import { capital, clockInDenmark, dayInDenmark, spokenDay } from '../../text/dates.ts';
import { text } from '../../text/index.ts';
import { words } from './da.ts';

type Entry = LookedPageFragment['edges'][number]['node'];

export function wonderForm(
  entry: Entry,
  today: string,
  again: () => void,
  asked: (question: LookedQuestionFragment) => void,
): () => TemplateResult {
  const key = newKey();
  let wonders = '';
  const at = new Date(entry.at);
  const about = html`${capital(spokenDay(dayInDenmark(at), today))} ${text.dates.at(clockInDenmark(at))}.
  ${text.page.language === 'en' ? entry.inWordsEn : entry.inWords}`;

  return steps<LookedWonderMutation['accessLogWonder']>({
    steps: () => [
      {
        heading: words.heading,
        names: ['text'],
        fields: (problems) => html`
          <p>${about}</p>
          ${textField(
            {
              field: 'text',
              label: words.text,
              hint: words.hint,
              value: wonders,
              rows: 4,
              longest: 1000,
              changed: (value) => (wonders = value),
            },
            problems,
          )}
        `,
        missing: () => (wonders.trim() ? [] : [{ field: 'text', message: words.missing }]),
      },
    ],
    filled: () => [
      [words.about, about],
      [words.asks, wonders.trim()],
    ],
    send: async () => {
      const input = { idempotencyKey: key, entryId: entry.id, text: wonders };
      const sent = await send(LookedWonderDocument, { input }, ({ accessLogWonder }) => accessLogWonder);
      if (sent.kind === 'done' && sent.result.question) asked(sent.result.question);
      return sent;
    },
    receipt: () => html`
      <div class="alert alert-success receipt">
        <h2 id="step" tabindex="-1">${words.sent}</h2>
        <p>${words.next}</p>
      </div>
      ${wayOut(words.toList)}
    `,
    again,
  });
}
