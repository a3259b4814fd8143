/** What has been said of the days ahead, and "I am coming after all", with a question first. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { KommerAlligevelDocument, KoererAlligevelDocument } from '../generated/graphql.ts';
import type { Problem } from '../form/fields.ts';
import { words as form } from '../form/da.ts';
import { send, type Payload, type Sent } from '../form/send.ts';
import { status, statusReady } from '../page/frame.ts';
import { icon } from '../page/icon.ts';
import { line, section } from '../page/section.ts';
import { words } from './da.ts';
import { dayOf, type Context } from './form.ts';

/** An absence or a ride that isn't wanted. */
interface Said {
  id: string;
  date: string;
  kind: 'DAY' | 'TO_OFFER' | 'FROM_OFFER';
  offer: string;
  /** Rides that are driven again with it. */
  rides: boolean;
}

export function saidSection(it: Context): () => TemplateResult {
  const { about, today, may } = it;
  let asked: Said | null = null;
  let problems: readonly Problem[] = [];
  let takenBack: Said | null = null;
  let sending = false;

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

  const dialog = (): HTMLDialogElement | null => document.querySelector('dialog#after-all');
  const mayTakeBack = ({ kind }: Said): boolean => (kind === 'DAY' ? may.absence : may.ride);

  function question(said: Said): void {
    asked = said;
    problems = [];
    takenBack = null;
    it.again();
    dialog()?.showModal();
  }

  const withdraw = ({ id, kind }: Said): Promise<Sent<Payload>> =>
    kind === 'DAY'
      ? send(KommerAlligevelDocument, { absence: id }, (data) => data.absenceWithdraw)
      : send(KoererAlligevelDocument, { cancellation: id }, (data) => data.rideCancellationWithdraw);

  async function yes(): Promise<void> {
    if (sending || !asked) return;
    sending = true;
    status(form.sending);
    const sent = await withdraw(asked);
    if (sent.kind === 'done') {
      await it.refresh();
      takenBack = asked;
      dialog()?.close();
    } else {
      problems = sent.problems;
    }
    sending = false;
    statusReady();
    it.again();
    const place = document.getElementById(takenBack ? 'taken-back' : 'not-taken-back');
    place?.focus();
    place?.scrollIntoView({ block: 'nearest' });
  }

  const item = (said: Said): TemplateResult => html`
    <li>
      ${line('away', html`<strong>${dayOf(said.date, today)}.</strong> ${words.earlier[said.kind](about, said.offer)}`)}
      ${
        mayTakeBack(said)
          ? html`<p>
              <button type="button" class="button button-secondary" @click=${() => question(said)}>
                ${icon('check')}<span
                  >${words.afterAll[said.kind](about)}<span class="sr-only">
                    ${dayOf(said.date, today)}</span
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
    return html`
      ${section(
        'said',
        words.saidHeading,
        'letter',
        html`
          ${
            takenBack
              ? html`<p class="alert alert-success" id="taken-back" tabindex="-1">
                  ${words.takenBack[takenBack.kind](about, dayOf(takenBack.date, today))}
                </p>`
              : nothing
          }
          ${
            list.length > 0
              ? html`<ul class="nobullet-list said">
                  ${list.map(item)}
                </ul>`
              : html`<p>${words.nothingSaid(about)}</p>`
          }
          ${it.known().whole ? nothing : html`<p>${words.notWhole}</p>`}
        `,
      )}
      <dialog id="after-all" aria-labelledby="after-all-heading">${asked ? sure(asked) : nothing}</dialog>
    `;
  };

  function sure(said: Said): TemplateResult {
    return html`
      <h2 id="after-all-heading">${words.sure[said.kind](about)}</h2>
      <p><strong>${dayOf(said.date, today)}, ${said.offer}.</strong></p>
      ${said.rides ? html`<p>${words.ridesAgain}</p>` : nothing}
      ${
        problems.length > 0
          ? html`<div class="alert alert-error" id="not-taken-back" tabindex="-1" role="alert">
              ${problems.map(({ message }) => html`<p>${message}</p>`)}
            </div>`
          : nothing
      }
      <p class="form-buttons">
        <button type="button" class="button button-primary" @click=${() => void yes()}>
          ${words.yes[said.kind](about)}
        </button>
        <button type="button" class="button button-secondary" @click=${() => dialog()?.close()}>
          ${words.no}
        </button>
      </p>
    `;
  }
}
