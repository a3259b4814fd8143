/** What a relative reads here: the citizen decides. The own access is the relative's to let go of. */
import { html, type TemplateResult } from 'lit-html';
import { words as chooseWords } from '../../choose/da.ts';
import type { AccessQuery } from '../../generated/graphql.ts';
import { person, toOwn } from '../../page/address.ts';
import { icon } from '../../page/icon.ts';
import { notice, toNotice, type Notice } from '../../page/notice.ts';
import { section } from '../../page/section.ts';
import { text } from '../../text/index.ts';
import { words as given } from '../da.ts';
import { allowed, lastDay } from '../person.ts';
import { stopOwnAccess } from '../stop/stop.ts';
import { words } from './da.ts';

type Received = NonNullable<NonNullable<AccessQuery['viewer']>['actsFor']>;

let stopped: readonly string[] = [];
let told: Notice | null = null;

export function ownAccess(name: string, received: Received, again: () => void): TemplateResult {
  const mine = received.filter(({ citizen }) => citizen.id === person);
  const left = mine.filter(({ delegationId }) => !stopped.includes(delegationId));

  async function stop(id: string): Promise<void> {
    const sent = await stopOwnAccess(name, id);
    if (!sent) return;
    if (sent.kind === 'done') {
      stopped = [...stopped, id];
      told = { kind: 'done', heading: words.stopped, said: words.stoppedMeans(name) };
    } else {
      const said = sent.problems.map(({ message }) => message).join(' ');
      told = { kind: 'not-done', heading: chooseWords.stop.notStopped, said };
    }
    again();
    toNotice();
  }

  return html`
    ${notice(told)}
    ${
      left.length === 0
        ? html`<p><a class="button button-primary" href=${toOwn('hvem')}>${text.states.toChoose}</a></p>`
        : html`<p>${words.decides(name)}</p>`
    }
    ${left.map((one, at) =>
      section(
        `access-${at}`,
        words.heading,
        'lock',
        html`
          ${allowed(one.scopes, words)}
          <p>${given.until(lastDay(one))}</p>
          <p>${words.more(name)}</p>
          <p>
            <button type="button" class="button button-secondary" @click=${() => void stop(one.delegationId)}>
              ${icon('stop')}<span>${chooseWords.stop.button}</span>
            </button>
          </p>
        `,
      ),
    )}
  `;
}
