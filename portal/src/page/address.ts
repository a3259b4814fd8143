/**
 * Addresses of the portal's pages. Whom a page is about stands in its address (`/p/{id}/uge`) and nowhere else, so two tabs
 * can't show one another's people; and so does the language (`/en/uge`).
 */
import type { PageName } from '../../pages.ts';
import type { AskingAs } from '../graphql.ts';
import { text } from '../text/index.ts';

const ADDRESS = /^(?:\/en)?(?:\/p\/([0-9a-f-]{36}))?(\/.*)?$/i;

/** The citizen a relative looks at; null on the viewer's own pages. */
export const person: string | null = ADDRESS.exec(location.pathname)?.[1] ?? null;

/** Whose page it is, for queries and for mutations. */
export const asking: AskingAs = person ? 'RELATIVE' : 'CITIZEN';

const path = (page: PageName): string => (page === 'index' ? '' : page);

/** Another page about the same person, in the same language. */
export const to = (page: PageName): string =>
  `${text.page.prefix}${person ? `/p/${person}` : ''}/${path(page)}`;

/** A page about nobody but the viewer. */
export const toOwn = (page: PageName): string => `${text.page.prefix}/${path(page)}`;

/** The first page of the plan of somebody whom the viewer may help. */
export const toPlanOf = (citizen: string): string => `${text.page.prefix}/p/${citizen}/`;

/** This page in the other language. */
export function inOtherLanguage(): string {
  const bare = location.pathname.replace(/^\/en(?=\/|$)/, '') || '/';
  return text.page.language === 'en' ? bare : `/en${bare}`;
}
