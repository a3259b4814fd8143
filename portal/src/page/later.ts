/** What a page does when it is there: nobody waits for it, so none of it is in the page's own script. */
import type { Session } from '../session.ts';

let begun = false;

/** `who` is nobody on a page that stands open to all. Once, however often the page asks anew. */
export function later(who: Session | null): void {
  if (begun) return;
  begun = true;
  if (who) void import('./watch-session.ts').then(({ watchSession }) => watchSession(who));
  void import('../read-aloud/read-aloud.ts').then(({ offerReading }) => offerReading());
}
