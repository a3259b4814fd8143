/** People to ring. There is always at least one: the municipality's own unit. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AuthorityFragment, PersonFragment } from '../generated/graphql.ts';
import { callLink } from '../page/call.ts';
import { section } from '../page/section.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './contacts.da.ts';

type Contact = PersonFragment;

export function contactsSection(
  about: Subject,
  contacts: readonly Contact[],
  unit: AuthorityFragment,
): TemplateResult {
  const hasUnit = contacts.some(({ kind }) => kind === 'AUTHORITY_UNIT');
  const all = hasUnit ? contacts : [...contacts, fromUnit(unit)];
  return section(
    'contacts',
    words.heading(about),
    'phone',
    html`<ul class="nobullet-list people">
      ${all.map((contact) => person(about, contact))}
    </ul>`,
  );
}

const fromUnit = ({ name, phone, phoneHours }: AuthorityFragment): Contact => ({
  kind: 'AUTHORITY_UNIT',
  name,
  phone,
  phoneHours,
  offer: null,
});

/** One of them, as an item of a list of `people`. */
export function person(about: Subject, { kind, name, phone, phoneHours, offer }: Contact): TemplateResult {
  const who = words.kinds[kind](about);
  return html`
    <li>
      <p class="name"><strong>${name}</strong></p>
      <p>${offer ? words.at(who, offer.name) : who}</p>
      <p>${callLink(phone, name)}</p>
      ${phoneHours ? html`<p>${words.hours(phoneHours)}</p>` : nothing}
    </li>
  `;
}
