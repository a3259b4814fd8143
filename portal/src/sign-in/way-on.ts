/** Where to go after signing in. */
import type { Session } from '../session.ts';

/** A path on this site; `//host` and `/\host` would leave it, and so would a tab between the two, which browsers drop. */
const LOCAL = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** `asked` is the page that sent the reader here (`?til=`), used only when it is a path on this site. */
export function wayOn(asked: string | null, { home }: Session): string {
  if (asked && LOCAL.test(asked) && !asked.startsWith('/log-ind')) return asked;
  return home;
}
