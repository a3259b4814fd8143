/** "Giv adgang", one question at a time: who, what, for how long. It ends with the code the other one uses. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { printButton } from '../../blocks/print.ts';
import { relationInWords, relationOf } from '../relation/relation.ts';
import { choiceField, lineField, type Problem } from '../../form/fields.ts';
import { newKey, send } from '../../form/send.ts';
import { steps } from '../../form/steps.ts';
import {
  AccessGiveDocument,
  type AccessGiveMutation,
  type AuthorityFragment,
  type DelegationArea,
  type DelegationDuration,
} from '../../generated/graphql.ts';
import { toOwn } from '../../page/address.ts';
import { callLink } from '../../page/call.ts';
import { capital, spokenDay } from '../../text/dates.ts';
import { text } from '../../text/index.ts';
import { AREAS, type Given } from '../person.ts';
import { words as accessWords } from '../da.ts';
import { wayOut } from '../../page/inside.ts';
import { words } from './da.ts';

type Result = AccessGiveMutation['delegationGive'];
type What = 'ALL' | 'WEEK' | 'SOME';

/** Sent in Danish, whatever the page's language: the municipality and the relative read it too. */
const RELATIONS = ['mor', 'far', 'søster', 'bror', 'kæreste', 'ven'] as const;
type Relation = (typeof RELATIONS)[number] | 'OTHER';

const DURATIONS = Object.keys(words.giving.durations) as DelegationDuration[];

const missing = (field: string, isMissing: boolean, message: string): Problem[] =>
  isMissing ? [{ field, message }] : [];

/** How long: the same question when access is renewed. */
export const durationField = (
  chosen: DelegationDuration | null,
  changed: (chosen: DelegationDuration) => void,
  problems: readonly Problem[],
): TemplateResult =>
  choiceField<DelegationDuration>(
    {
      field: 'lasts',
      legend: words.giving.lasts,
      hint: words.giving.lastsHint,
      options: DURATIONS.map((value) => ({ value, label: words.giving.durations[value] })),
      chosen: chosen ? [chosen] : [],
      changed: ([lasts]) => lasts && changed(lasts),
    },
    problems,
  );

export const durationMissing = (chosen: DelegationDuration | null): Problem[] =>
  missing('lasts', chosen === null, words.giving.lastsMissing);

export function giveForm(
  unit: AuthorityFragment,
  today: string,
  again: () => void,
  given: (it: Given) => void,
): () => TemplateResult {
  const say = words.giving;
  const key = newKey();
  let relativeName = '';
  let relation: Relation | null = null;
  let otherRelation = '';
  let what: What | null = null;
  let some: DelegationArea[] = [];
  let contact = false;
  let lasts: DelegationDuration | null = null;

  const name = (): string => relativeName.trim().split(' ')[0] ?? '';
  const areas = (): DelegationArea[] => (what === 'ALL' ? AREAS : what === 'WEEK' ? ['SCHEDULE'] : some);
  const saidAreas = (): string =>
    what === 'ALL' ? say.whatAll : capital(text.and(areas().map((area) => accessWords.areas[area])));

  const who = (problems: readonly Problem[]): TemplateResult => html`
    ${lineField(
      {
        field: 'relativeName',
        label: say.name,
        value: relativeName,
        longest: 100,
        changed: (value) => (relativeName = value),
      },
      problems,
    )}
    ${choiceField<Relation>(
      {
        field: 'relation',
        legend: say.relation,
        options: [
          ...RELATIONS.map((value) => ({ value, label: capital(relationInWords(value)) })),
          { value: 'OTHER' as const, label: say.relationOther },
        ],
        chosen: relation ? [relation] : [],
        changed: ([chosen]) => {
          relation = chosen ?? null;
          again();
        },
      },
      problems,
    )}
    ${
      relation === 'OTHER'
        ? lineField(
            {
              field: 'otherRelation',
              label: say.relationOwn,
              value: otherRelation,
              longest: 50,
              changed: (value) => (otherRelation = value),
            },
            problems,
          )
        : nothing
    }
  `;

  const whatStep = (problems: readonly Problem[]): TemplateResult => html`
    ${choiceField<What>(
      {
        field: 'scopes',
        legend: say.what,
        options: [
          { value: 'ALL', label: say.whatAll },
          { value: 'WEEK', label: say.whatWeek, hint: say.whatWeekHint },
          { value: 'SOME', label: say.whatSome },
        ],
        chosen: what ? [what] : [],
        changed: ([chosen]) => {
          what = chosen ?? null;
          again();
        },
      },
      problems,
    )}
    ${
      what === 'SOME'
        ? choiceField<DelegationArea>(
            {
              field: 'areas',
              legend: say.areas,
              options: AREAS.map((value) => ({ value, label: capital(accessWords.areas[value]) })),
              chosen: some,
              several: true,
              changed: (chosen) => {
                some = chosen;
                again();
              },
            },
            problems,
          )
        : nothing
    }
    ${choiceField<'CONTACT'>(
      {
        field: 'contact',
        legend: say.contactLegend,
        options: [{ value: 'CONTACT', label: say.contact(name()), hint: say.contactHint }],
        chosen: contact ? ['CONTACT'] : [],
        several: true,
        changed: (chosen) => {
          contact = chosen.length > 0;
          again();
        },
      },
      problems,
    )}
    <details>
      <summary>${say.act}</summary>
      <p>${say.actHow}</p>
      <p>${callLink(unit.phone)}</p>
    </details>
  `;

  return steps<Result>({
    steps: () => [
      {
        heading: say.whoHeading,
        names: ['relativeName', 'relation'],
        fields: who,
        missing: () => [
          ...missing('relativeName', !relativeName.trim(), say.nameMissing),
          ...missing('relation', relation === null, say.relationMissing),
          ...missing('otherRelation', relation === 'OTHER' && !otherRelation.trim(), say.relationOwnMissing),
        ],
      },
      {
        heading: say.whatHeading(name()),
        names: ['scopes'],
        fields: whatStep,
        missing: () => [
          ...missing('scopes', what === null, say.whatMissing),
          ...missing('areas', what === 'SOME' && some.length === 0, say.areasMissing),
        ],
      },
      {
        heading: say.howLongHeading(name()),
        names: ['lasts'],
        fields: (problems) => durationField(lasts, (chosen) => (lasts = chosen), problems),
        missing: () => durationMissing(lasts),
      },
    ],
    filled: () => [
      [
        say.who,
        html`${relativeName.trim()}
        (${relationOf(relation === 'OTHER' ? otherRelation.trim() : (relation ?? ''))})`,
      ],
      [say.sees, saidAreas()],
      [say.helps, contact ? say.yes : say.no],
      [say.howLong, lasts ? say.durations[lasts] : ''],
    ],
    sendLabel: say.button,
    send: async () => {
      const sent = await send(
        AccessGiveDocument,
        {
          input: {
            idempotencyKey: key,
            relativeName,
            relation: relation === 'OTHER' ? otherRelation : (relation ?? ''),
            scopes: areas().flatMap((area) => [
              { verb: 'READ' as const, area },
              ...(contact ? [{ verb: 'CONTACT' as const, area }] : []),
            ]),
            lasts: lasts ?? 'ONE_MONTH',
          },
        },
        ({ delegationGive }) => delegationGive,
      );
      if (sent.kind === 'done' && sent.result.delegation) given(sent.result.delegation);
      return sent;
    },
    receipt: (result) => receipt(result, name(), today),
    again,
  });
}

/** The code stands alone and large: it is read aloud on the phone, or copied by hand. */
const receipt = ({ delegation, invitationCode }: Result, name: string, today: string): TemplateResult => html`
  <div class="alert alert-success receipt">
    <h2 id="step" tabindex="-1">${words.receipt.heading(name)}</h2>
    ${
      invitationCode
        ? html`<p>${words.receipt.code}</p>
            <p class="code">${invitationCode}</p>
            <p>${words.receipt.onlyNow}</p>`
        : html`<p>${words.receipt.gone}</p>`
    }
  </div>
  ${
    invitationCode
      ? html`<h3>${words.receipt.howHeading(name)}</h3>
          <ol>
            ${words.receipt
              .how(name, `${location.host}${toOwn('hvem')}`)
              .map((sentence) => html`<li>${sentence}</li>`)}
          </ol>
          <p>
            ${delegation?.invitedUntil ? words.receipt.until(spokenDay(delegation.invitedUntil, today)) : nothing}
            ${words.receipt.secret(name)}
          </p>
          ${printButton()}`
      : nothing
  }
  ${wayOut(accessWords.toList)}
`;
