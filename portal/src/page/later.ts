/** What a page does when it is there: nobody waits for it, so none of it is in the page's own script. */
import type { Session } from '../session.ts';

const AGAIN_MS = 30_000;

let begun = false;

/** `who` is nobody on a page that stands open to all. Once, however often the page asks anew. */
export function later(who: Session | null): void {
  if (begun) return;
  begun = true;
  if (who) watch(who);
  // Somebody who leaves at once, or has no network, is read nothing.
  import('../read-aloud/read-aloud.ts').then(({ offerReading }) => offerReading()).catch(() => undefined);
}

/** Without its script nobody would say that the session ends: so it is asked for again. */
function watch(who: Session): void {
  import('./watch-session.ts')
    .then(({ watchSession }) => watchSession(who))
    .catch(() => setTimeout(() => watch(who), AGAIN_MS));
}
