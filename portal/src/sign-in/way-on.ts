/** Where to go after signing in. */
import type { Session } from '../session.ts';
import { text } from '../text/index.ts';

/** A path on this site; `//host` and `/\host` would leave it, and so would a tab between the two, which browsers drop. */
const LOCAL = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** `asked` is the page that sent the reader here (`?til=`), used only when it is a path on this site. */
export function wayOn(asked: string | null, { home }: Session): string {
  if (asked && LOCAL.test(asked) && !/^(\/en)?\/log-ind/.test(asked)) return asked;
  return text.page.prefix + home;
}
