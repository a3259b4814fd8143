/** What has been said of the days ahead, and "I am coming after all", with a question first. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { KommerAlligevelDocument, KoererAlligevelDocument } from '../generated/graphql.ts';
import { askFirst } from '../form/ask-first.ts';
import type { Problem } from '../form/fields.ts';
import { words as form } from '../form/da.ts';
import { send, type Payload, type Sent } from '../form/send.ts';
import { status, statusReady } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import { words as page } from './da.ts';
import { dayOf, type Context } from './form.ts';
import { words } from './said.da.ts';

/** An absence, or a ride that isn't wanted. */
interface Said {
  id: string;
  date: string;
  kind: 'DAY' | 'TO_OFFER' | 'FROM_OFFER';
  offer: string;
  /** Are rides driven again with it? */
  rides: boolean;
}

export function saidSection(it: Context): () => TemplateResult {
  const { about, today, may } = it;
  let takenBack: Said | null = null;
  let problems: readonly Problem[] = [];

  function all(): Said[] {
    const { absences, rides } = it.known();
    const days = (absences ?? []).map(({ id, absentOn, offer }): Said => {
      const ofDay = rides.filter((ride) => ride.date === absentOn && ride.offer.id === offer.id);
      const again = ofDay.some(({ cancellationId }) => !cancellationId);
      return { id, date: absentOn, kind: 'DAY', offer: offer.name, rides: again };
    });
    const trips = rides.flatMap(({ cancellationId: id, date, direction, offer }): Said[] =>
      id ? [{ id, date, kind: direction, offer: offer.name, rides: false }] : [],
    );
    return [...days, ...trips].sort((a, b) => a.date.localeCompare(b.date));
  }

  const withdraw = ({ id, kind }: Said): Promise<Sent<Payload>> =>
    kind === 'DAY'
      ? send(KommerAlligevelDocument, { absence: id }, (data) => data.absenceWithdraw)
      : send(KoererAlligevelDocument, { cancellation: id }, (data) => data.rideCancellationWithdraw);

  async function takeBack(said: Said): Promise<void> {
    const sure = await askFirst({
      heading: words.sure[said.kind](about),
      body: `${dayOf(said.date, today)}, ${said.offer}. ${said.rides ? words.ridesAgain : ''}`,
      yes: words.yes[said.kind](about),
      no: words.no,
    });
    if (!sure) return;
    status(form.sending);
    const sent = await withdraw(said);
    if (sent.kind === 'done') await it.refresh();
    takenBack = sent.kind === 'done' ? said : null;
    problems = sent.kind === 'done' ? [] : sent.problems;
    statusReady();
    it.again();
    const outcome = document.getElementById('taken-back');
    outcome?.focus({ preventScroll: true });
    outcome?.scrollIntoView({ block: 'center' });
  }

  const outcome = (): TemplateResult | typeof nothing =>
    takenBack || problems.length > 0
      ? html`<div class="alert ${takenBack ? 'alert-success' : 'alert-error'}" id="taken-back" tabindex="-1">
          ${takenBack ? html`<p>${words.takenBack[takenBack.kind](about, dayOf(takenBack.date, today))}</p>` : nothing}
          ${problems.map(({ message }) => html`<p>${message}</p>`)}
        </div>`
      : nothing;

  const item = (said: Said): TemplateResult => html`
    <li>
      ${line('away', html`<strong>${dayOf(said.date, today)}.</strong> ${words.earlier[said.kind](about, said.offer)}`)}
      ${
        (said.kind === 'DAY' ? may.absence : may.ride)
          ? html`<p>
              <button type="button" class="button button-secondary" @click=${() => void takeBack(said)}>
                ${icon('check')}<span
                  >${words.afterAll[said.kind](about)}<span class="sr-only"
                    >: ${dayOf(said.date, today)}</span
                  ></span
                >
              </button>
            </p>`
          : nothing
      }
    </li>
  `;

  return () => {
    const list = all();
    return section(
      'said',
      words.saidHeading,
      'away',
      html`
        ${outcome()}
        ${
          list.length > 0
            ? html`<ul class="nobullet-list said">
                ${list.map(item)}
              </ul>`
            : html`<p>${words.nothingSaid(about)}</p>`
        }
        ${it.known().whole ? nothing : html`<p>${page.notWhole}</p>`}
      `,
    );
  };
}
