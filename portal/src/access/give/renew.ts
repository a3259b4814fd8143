/** "Forlæng": the same person, the same help, for longer. */
import { html, type TemplateResult } from 'lit-html';
import { newKey, send } from '../../form/send.ts';
import { steps } from '../../form/steps.ts';
import {
  AccessRenewDocument,
  type AccessRenewMutation,
  type DelegationDuration,
} from '../../generated/graphql.ts';
import { wayOut } from '../../page/inside.ts';
import { words as accessWords } from '../da.ts';
import { words } from './da.ts';
import { durationField, durationMissing } from './give.ts';
import { firstName, lastDay, type Given } from '../person.ts';

type Result = AccessRenewMutation['delegationRenew'];

export function renewForm(
  before: Given,
  again: () => void,
  renewed: (it: Given) => void,
): () => TemplateResult {
  const key = newKey();
  const name = firstName(before);
  let lasts: DelegationDuration | null = null;
  return steps<Result>({
    steps: () => [
      {
        heading: words.renewal.heading,
        names: ['lasts'],
        fields: (problems) => html`
          <p>${words.renewal.same(name)}</p>
          ${durationField(lasts, (chosen) => (lasts = chosen), problems)}
        `,
        missing: () => durationMissing(lasts),
      },
    ],
    filled: () => [
      [words.renewal.who, before.relativeName],
      [words.giving.howLong, lasts ? words.giving.durations[lasts] : ''],
    ],
    sendLabel: words.renewal.button,
    send: async () => {
      const input = { idempotencyKey: key, delegationId: before.id, lasts: lasts ?? 'ONE_MONTH' };
      const sent = await send(AccessRenewDocument, { input }, ({ delegationRenew }) => delegationRenew);
      if (sent.kind === 'done' && sent.result.delegation) renewed(sent.result.delegation);
      return sent;
    },
    receipt: ({ delegation }) => html`
      <div class="alert alert-success receipt">
        <h2 id="step" tabindex="-1">${words.renewal.done}</h2>
        <p>${delegation ? words.renewal.doneUntil(name, lastDay(delegation)) : ''}</p>
      </div>
      ${wayOut(accessWords.toList)}
    `,
    again,
  });
}
