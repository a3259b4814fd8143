/** "Noget er ændret" (R23): what has changed, in own words, looked through, and sent; and what was told before. */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  ChangeDocument,
  ChangeSendDocument,
  type ChangeCitizenFragment,
  type ChangeQuery,
  type ChangeSubject,
} from '../generated/graphql.ts';
import { choiceField, textField } from '../form/fields.ts';
import { mayDo } from '../form/helper.ts';
import { send } from '../form/send.ts';
import { telling, type Told } from '../form/tell.ts';
import { citizenPage, type Seen } from '../page/citizen-page.ts';
import { danish } from '../page/danish.ts';
import type { IconName } from '../page/icon.ts';
import { words } from './da.ts';

type SeenChange = Seen<ChangeQuery, ChangeCitizenFragment>;

const PICTURES: Record<ChangeSubject, IconName> = { FUNCTION: 'walk', RESOURCES: 'home', NEEDS: 'help' };
const SUBJECTS = Object.keys(PICTURES) as ChangeSubject[];

let form: Told;
/** Fetched for those who have something there. */
let past: typeof import('./before.ts') | null = null;

void citizenPage({
  page: 'aendring',
  document: ChangeDocument,
  variables: {},
  title: words.title,
  begin: async (seen: SeenChange) => {
    form = await tellOfChange(seen);
    if (seen.citizen.changeNotices?.length) past = await import('./before.ts');
  },
  body: (seen: SeenChange) => {
    const { about, citizen, today } = seen;
    if (form.done()) return form.view();
    return html`
      <p>${words.why(about)}</p>
      ${
        citizen.changeNotices
          ? past?.before(about, citizen.changeNotices, today)
          : html`<p>${words.beforeHidden(about)}</p>`
      }
      ${form.view()}
    `;
  },
});

function tellOfChange({ about, citizen, data, today, again }: SeenChange): Promise<Told> {
  let subjects: readonly ChangeSubject[] = [];
  let written = '';
  let offerId: string | null = null;
  const offers = (citizen.grants ?? [])
    .filter(({ status }) => status === 'CURRENT')
    .map(({ offer }) => offer);

  const whatField = (problems: Parameters<typeof choiceField>[1]): TemplateResult =>
    choiceField(
      {
        field: 'subjects',
        legend: words.whatLegend(about),
        hint: words.whatHint,
        several: true,
        options: SUBJECTS.map((subject) => ({
          value: subject,
          label: words.subjects[subject](about),
          hint: words.examples[subject](about),
          picture: PICTURES[subject],
        })),
        chosen: subjects,
        changed: (chosen) => {
          subjects = SUBJECTS.filter((subject) => chosen.includes(subject));
          form.changed();
          again();
        },
      },
      problems,
    );

  // Only somebody with several places can mean one of them.
  const offerField = (problems: Parameters<typeof choiceField>[1]): TemplateResult | typeof nothing =>
    offers.length < 2
      ? nothing
      : choiceField(
          {
            field: 'offerId',
            legend: words.whereLegend,
            options: [
              ...offers.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: words.nowhere },
            ],
            chosen: [offerId ?? ''],
            changed: ([chosen]) => {
              offerId = chosen || null;
              form.changed();
              again();
            },
          },
          problems,
        );

  return telling({
    about,
    today,
    kind: 'CHANGE_NOTICE',
    citizenId: citizen.id,
    drafts: citizen.drafts,
    maySend: mayDo(about, data.viewer, citizen.id, 'CONTACT', 'NOTICES'),
    content: () => ({ aboutId: offerId, subjects: [...subjects], text: written, wish: null }),
    fill: (content) => {
      subjects = content.subjects ?? [];
      written = content.text ?? '';
      offerId = content.aboutId ? String(content.aboutId) : null;
    },
    steps: () => [
      {
        heading: words.whatHeading,
        names: ['subjects'],
        fields: whatField,
        missing: () => (subjects.length > 0 ? [] : [{ field: 'subjects', message: words.missingSubjects }]),
      },
      {
        heading: words.howHeading,
        names: ['text', 'offerId'],
        fields: (problems) => html`
          ${textField(
            {
              field: 'text',
              label: words.howLabel(about),
              hint: words.howHint,
              value: written,
              changed: (value) => {
                written = value;
                form.changed();
              },
            },
            problems,
          )}
          ${offerField(problems)}
        `,
        missing: () => (written.trim() ? [] : [{ field: 'text', message: words.missingText }]),
      },
    ],
    filled: (content) => [
      // A line each.
      [words.whatHeading, (content.subjects ?? []).map((it) => words.subjects[it](about)).join('\n')],
      [words.howLabel(about), content.text ? danish(content.text) : ''],
      ...offers
        .filter(({ id }) => id === content.aboutId)
        .map(({ name }): [string, string] => [words.whereHeading, name]),
    ],
    send: (idempotencyKey) =>
      send(
        ChangeSendDocument,
        { input: { citizenId: citizen.id, idempotencyKey, subjects: [...subjects], text: written, offerId } },
        (answer) => answer.changeNoticeSend,
      ),
    next: words.next(about),
    again,
  });
}
