/** What comes after the first screen: the days further ahead, and what has been said already. */
import {
  KommerIkkeDocument,
  KommerIkkeSenereDocument,
  type KommerIkkeFragment,
} from '../generated/graphql.ts';
import { ask } from '../graphql.ts';
import { asking, person } from '../page/address.ts';
import { inWeeks, known, weeksAhead, type Known } from './known.ts';

export { saidSection } from './said.ts';

/** Everything, asked for anew. */
export async function all(citizen: KommerIkkeFragment, today: string): Promise<Known> {
  const { id } = citizen;
  const [now, then] = await Promise.all([
    ask(KommerIkkeDocument, { id, self: person === null, ...weeksAhead() }, asking),
    ask(
      KommerIkkeSenereDocument,
      {
        id,
        week4: inWeeks(3),
        week5: inWeeks(4),
        week6: inWeeks(5),
        week7: inWeeks(6),
        week8: inWeeks(7),
        week9: inWeeks(8),
        week10: inWeeks(9),
      },
      asking,
    ),
  ]);
  if (now.kind === 'signed-out') location.reload();
  const found = now.kind === 'data' ? (person ? now.data.citizen : now.data.viewer?.citizen) : null;
  const rest = then.kind === 'data' ? (then.data.citizen ?? null) : null;
  return { ...known(found ?? citizen, rest, today), whole: Boolean(found && rest) };
}
