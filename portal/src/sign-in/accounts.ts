/** The demo's people, by what they are. Staff don't use the portal, so they stand apart with their own way in. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { DemoAccount } from '../session.ts';
import { words } from './da.ts';

const PORTAL_ROLES = ['CITIZEN', 'RELATIVE', 'CONTACT_PERSON'] as const;

export function accountList(
  accounts: readonly DemoAccount[],
  pick: (account: DemoAccount) => void,
): TemplateResult {
  const others = accounts.filter(({ role }) => !PORTAL_ROLES.some((known) => known === role));
  return html`
    ${PORTAL_ROLES.map((role) =>
      group(
        role,
        accounts.filter((account) => account.role === role),
        pick,
      ),
    )}
    ${others.length > 0 ? staff(others) : nothing}
  `;
}

const group = (
  role: (typeof PORTAL_ROLES)[number],
  accounts: readonly DemoAccount[],
  pick: (account: DemoAccount) => void,
): TemplateResult | typeof nothing =>
  accounts.length === 0
    ? nothing
    : html`
        <h2>${words.roles[role]}</h2>
        <ul class="nobullet-list people">
          ${accounts.map(
            (account) => html`
              <li>
                <p id="about-${account.account}">${account.purpose_da}</p>
                <p>
                  <button
                    type="button"
                    class="button button-secondary"
                    aria-describedby="about-${account.account}"
                    @click=${() => pick(account)}
                  >
                    ${words.button(account.name)}
                  </button>
                </p>
              </li>
            `,
          )}
        </ul>
      `;

const staff = (accounts: readonly DemoAccount[]): TemplateResult => html`
  <details>
    <summary>${words.others}</summary>
    <p>${words.othersHint}</p>
    <ul>
      ${accounts.map(
        ({ account, name, purpose_da }) =>
          html`<li>${name}: ${purpose_da} <code>target/debug/samvaer token ${account}</code></li>`,
      )}
    </ul>
  </details>
`;
