/** Which day, the whole of it or only a ride, look it through, send. */
import { html, nothing, type TemplateResult } from 'lit-html';
import {
  KommerIkkeDagDocument,
  KommerIkkeTurDocument,
  type PersonFragment,
  type RideDirection,
} from '../generated/graphql.ts';
import { choiceField, type Option, type Problem } from '../form/fields.ts';
import { newKey, send, type Payload, type Sent } from '../form/send.ts';
import { steps } from '../form/steps.ts';
import { callLink } from '../page/call.ts';
import { to } from '../page/address.ts';
import { icon } from '../page/icon.ts';
import { capital, clock, dayAfter, spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';
import type { Known, Visit } from './known.ts';
import type { May } from './may.ts';

type What = keyof typeof words.what;

/** What is sent, and what it came to. */
interface Wish {
  visit: Visit;
  what: What;
}

export interface Context {
  about: Subject;
  citizenId: string;
  today: string;
  may: May;
  contacts: readonly PersonFragment[];
  phone: string;
  known: () => Known;
  /** Asks for everything anew. */
  refresh: () => Promise<void>;
  again: () => void;
  /** Another form in place of this one. */
  restart: () => void;
}

/** Days to choose from at first, and so many more each time. */
const SOME = 5;

const DIRECTIONS: Record<What, readonly RideDirection[]> = {
  DAY: [],
  TO_OFFER: ['TO_OFFER'],
  FROM_OFFER: ['FROM_OFFER'],
  BOTH: ['TO_OFFER', 'FROM_OFFER'],
};

/** What can be said of a day, by somebody who may say so much. */
function sayable({ rides }: Visit, may: May): What[] {
  const can = (direction: RideDirection): boolean =>
    may.ride && rides.some((ride) => ride.direction === direction);
  const there = can('TO_OFFER');
  const home = can('FROM_OFFER');
  const all: Record<What, boolean> = {
    DAY: may.absence,
    TO_OFFER: there,
    FROM_OFFER: home,
    BOTH: there && home,
  };
  return (Object.keys(all) as What[]).filter((what) => all[what]);
}

/** The days one can say something of. */
export const choosable = ({ visits }: Known, may: May): Visit[] =>
  visits.filter((visit) => sayable(visit, may).length > 0);

export const dayOf = (date: string, today: string): string => {
  const day = spokenDay(date, today);
  if (date === today) return words.today(day);
  return date === dayAfter(today) ? words.tomorrow(day) : capital(day);
};

export function notComingForm(it: Context): () => TemplateResult {
  const { about, today, may } = it;
  let chosen: string | null = null;
  let what: What | null = null;
  let shown = SOME;
  // One wish has one key, however often it is sent.
  const keys = new Map<string, string>();

  const days = (): Visit[] => choosable(it.known(), may);
  const visit = (): Visit | undefined => days().find(({ key }) => key === chosen);
  const choices = (): What[] => {
    const day = visit();
    return day ? sayable(day, may) : [];
  };
  /** Before a day is chosen the step counts when some day has it, so that the number of steps doesn't change. */
  const severalChoices = (): boolean =>
    visit() ? choices().length > 1 : days().some((day) => sayable(day, may).length > 1);
  /** With nothing to choose between there is no step for it. */
  const wish = (): Wish | null => {
    const day = visit();
    const [only, ...more] = choices();
    const said = more.length === 0 ? only : what;
    return day && said ? { visit: day, what: said } : null;
  };

  const dayField = (problems: readonly Problem[]): TemplateResult => {
    const all = days();
    return html`
      ${choiceField(
        {
          field: 'day',
          legend: words.dayLegend,
          ...(all[0]?.date === today ? { hint: words.callToday } : {}),
          options: all.slice(0, shown).map(({ key, date, offer, startsAt, endsAt }): Option<string> => ({
            value: key,
            label: dayOf(date, today),
            hint: `${offer.name}, ${text.dates.fromTo(clock(startsAt), clock(endsAt))}`,
          })),
          chosen: chosen ? [chosen] : [],
          changed: ([key]) => {
            chosen = key ?? null;
            what = null;
            it.again();
          },
        },
        problems,
      )}
      ${
        all.length > shown
          ? html`<p>
              <button type="button" class="button button-secondary" @click=${moreDays}>
                ${icon('calendar')}<span>${words.moreDays}</span>
              </button>
            </p>`
          : nothing
      }
    `;
  };

  function moreDays(): void {
    const next = days()[shown];
    shown += SOME * 2;
    it.again();
    document.querySelector<HTMLInputElement>(`input[name="day"][value="${next?.key}"]`)?.focus();
  }

  const whatField = (problems: readonly Problem[]): TemplateResult => {
    const rides = visit()?.rides ?? [];
    const time = (direction: RideDirection): string | undefined => {
      const ride = rides.find((ride) => ride.direction === direction);
      return ride && capital(text.dates.between(clock(ride.pickupFrom), clock(ride.pickupTo)));
    };
    const hints: Record<What, string | undefined> = {
      DAY: rides.length > 0 ? words.ridesToo : undefined,
      TO_OFFER: time('TO_OFFER'),
      FROM_OFFER: time('FROM_OFFER'),
      BOTH: undefined,
    };
    return choiceField(
      {
        field: 'what',
        legend: words.whatLegend(about),
        options: choices().map((value): Option<What> => {
          const hint = hints[value];
          return { value, label: words.what[value](about), ...(hint ? { hint } : {}) };
        }),
        chosen: what ? [what] : [],
        changed: ([value]) => {
          what = value ?? null;
          it.again();
        },
      },
      problems,
    );
  };

  const said = ({ visit, what }: Wish): TemplateResult => html`
    ${words.said[what](about)} ${what === 'DAY' && visit.rides.length > 0 ? words.ridesToo : nothing}
  `;

  return steps<Wish>({
    steps: () => [
      {
        heading: words.dayHeading,
        names: ['day'],
        fields: dayField,
        missing: () => (visit() ? [] : [{ field: 'day', message: words.dayMissing }]),
      },
      ...(severalChoices()
        ? [
            {
              heading: words.whatHeading,
              names: ['what'],
              fields: whatField,
              missing: () => (what ? [] : [{ field: 'what', message: words.whatMissing }]),
            },
          ]
        : []),
    ],
    filled: () => {
      const it = wish();
      return it
        ? [
            [words.day, dayOf(it.visit.date, today)],
            [words.place, it.visit.offer.name],
            [words.message, said(it)],
          ]
        : [];
    },
    send: async () => {
      const wanted = wish();
      if (!wanted) return { kind: 'not-done', problems: [{ field: 'day', message: words.dayMissing }] };
      for (const sent of await sendAll(wanted)) {
        if (sent.kind === 'not-done') {
          return {
            kind: 'not-done',
            problems: sent.problems.map(({ message }) => ({ field: 'day', message })),
          };
        }
      }
      await it.refresh();
      return { kind: 'done', result: wanted };
    },
    receipt: ({ visit, what }) => html`
      <div class="alert alert-success receipt">
        <h2 id="step" tabindex="-1">${words.receiptHeading}</h2>
        <p><strong>${dayOf(visit.date, today)}, ${visit.offer.name}.</strong></p>
        <p>${said({ visit, what })}</p>
        ${visit.date === today ? callToday(visit) : nothing}
        <p>${words.regret(about)}</p>
      </div>
      <p class="form-buttons">
        <button type="button" class="button button-secondary" @click=${it.restart}>
          ${icon('away')}<span>${words.another}</span>
        </button>
        <a class="button button-secondary" href=${to('uge')}
          >${icon('calendar')}<span>${words.toWeek(about)}</span></a
        >
      </p>
    `,
    again: it.again,
  });

  async function sendAll({ visit, what }: Wish): Promise<Sent<Payload>[]> {
    const key = (name: string): string => {
      const known = keys.get(name) ?? newKey();
      keys.set(name, known);
      return known;
    };
    const common = { citizenId: it.citizenId, offerId: visit.offer.id };
    const sent: Sent<Payload>[] = [];
    if (what === 'DAY') {
      const input = { ...common, absentOn: visit.date, idempotencyKey: key(visit.key) };
      sent.push(await send(KommerIkkeDagDocument, { input }, (data) => data.absenceReport));
    }
    for (const direction of DIRECTIONS[what]) {
      const input = {
        ...common,
        direction,
        cancelledOn: visit.date,
        idempotencyKey: key(`${visit.key} ${direction}`),
      };
      sent.push(await send(KommerIkkeTurDocument, { input }, (data) => data.rideCancel));
    }
    return sent;
  }

  /** Nobody knows here how soon it is read: today's is worth a call, best to the place itself. */
  function callToday({ offer }: Visit): TemplateResult {
    const there = it.contacts.find((contact) => contact.offer?.name === offer.name);
    return html`<p>${words.callToday}</p>
      <p>${callLink(there?.phone ?? it.phone, there?.name)}</p>`;
  }
}
