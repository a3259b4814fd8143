/** "Hvad vil du?": the way to every other page, each with its picture. */
import { html, type TemplateResult } from 'lit-html';
import type { PageName } from '../../pages.ts';
import { to } from '../page/address.ts';
import { icon, type IconName } from '../page/icon.ts';
import { section } from '../page/section.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

type Way = keyof typeof words.ways.to;

const PICTURES: Record<Way, IconName> = {
  'kommer-ikke': 'away',
  aendring: 'edit',
  uge: 'calendar',
  stoette: 'letter',
  penge: 'money',
  maal: 'goal',
  forbered: 'meeting',
  'andet-tilbud': 'swap',
  tilbud: 'place',
  'andre-tilbud': 'map',
  adgang: 'share',
  'set-af': 'eye',
};

/** Giving access, and who has looked, are the citizen's own. */
const OWN: readonly Way[] = ['adgang', 'set-af', 'forbered'];

export const waysSection = (about: Subject): TemplateResult =>
  section(
    'ways',
    words.ways.heading(about),
    'ways',
    html`<ul class="nobullet-list ways d-print-none">
      ${(Object.keys(PICTURES) as Way[])
        .filter((way) => about.self || !OWN.includes(way))
        .map((way) => wayTo(way, about))}
    </ul>`,
  );

const wayTo = (page: PageName & Way, about: Subject): TemplateResult =>
  html`<li>
    <a href=${to(page)}>${icon(PICTURES[page])}<span>${words.ways.to[page](about)}</span></a>
  </li>`;
