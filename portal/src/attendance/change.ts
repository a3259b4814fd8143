/** "Fortæl, at noget er ændret": what a contact person has seen (R23), told from the offer where they meet. */
import { html, type TemplateResult } from 'lit-html';
import { AttendanceChangeDocument, type AttenderFragment, type ChangeSubject } from '../generated/graphql.ts';
import { choiceField, textField } from '../form/fields.ts';
import { receiptAlone, type Received } from '../form/receipt.ts';
import { newKey, send, type Payload } from '../form/send.ts';
import { steps } from '../form/steps.ts';
import { section } from '../page/section.ts';
import { offersOf } from './people.ts';
import { words as all } from './da.ts';

const words = all.change;
const SUBJECTS: readonly ChangeSubject[] = ['FUNCTION', 'RESOURCES', 'NEEDS'];

/** Draws the form; `again` draws the page anew. */
export function changeForm(
  people: readonly AttenderFragment[],
  day: string,
  again: () => void,
): () => TemplateResult {
  const key = newKey();
  let who: AttenderFragment | undefined;
  let subjects: ChangeSubject[] = [];
  let written = '';

  const form = steps<Payload & { receipt: Received | null }>({
    again,
    steps: () => [
      {
        heading: words.person,
        names: ['citizenId'],
        fields: (problems) =>
          choiceField(
            {
              field: 'citizenId',
              legend: words.who,
              options: people.map(({ id, name }) => ({ value: id, label: name })),
              chosen: who ? [who.id] : [],
              changed: ([id]) => {
                who = people.find((person) => person.id === id);
                again();
              },
            },
            problems,
          ),
        missing: () => (who ? [] : [{ field: 'citizenId', message: words.missingWho }]),
      },
      {
        heading: words.seen,
        names: ['subjects', 'text'],
        fields: (problems) => html`
          ${choiceField(
            {
              field: 'subjects',
              legend: words.subjects,
              several: true,
              options: SUBJECTS.map((value) => ({ value, label: words.subject[value] })),
              chosen: subjects,
              changed: (chosen) => {
                subjects = chosen;
                again();
              },
            },
            problems,
          )}
          ${textField(
            {
              field: 'text',
              label: words.text,
              hint: words.textHint,
              value: written,
              changed: (value) => {
                written = value;
              },
            },
            problems,
          )}
        `,
        missing: () => [
          ...(subjects.length > 0 ? [] : [{ field: 'subjects', message: words.missingSubject }]),
          ...(written.trim() ? [] : [{ field: 'text', message: words.missingText }]),
        ],
      },
    ],
    filled: () => [
      [words.who, who?.name ?? ''],
      [words.subjects, subjects.map((subject) => words.subject[subject]).join('. ')],
      [words.text, written],
    ],
    send: () =>
      send(
        AttendanceChangeDocument,
        {
          input: {
            citizenId: who?.id ?? '',
            offerId: (who && offersOf([who])[0]?.id) ?? null,
            subjects,
            text: written,
            idempotencyKey: key,
          },
        },
        (data) => data.changeNoticeSend,
        'CONTACT_PERSON',
      ),
    receipt: ({ receipt }) => receiptAlone(receipt ?? { number: '', answerBy: null }, day, words.next),
  });
  return () => section('change', words.heading, 'edit', form(), 'd-print-none');
}
