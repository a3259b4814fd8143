/** What the viewer may say for the citizen: a relative needs to be allowed to talk with the municipality about it. */
import type { DelegationArea, KommerIkkeQuery } from '../generated/graphql.ts';

export interface May {
  /** Say that the citizen doesn't come. */
  absence: boolean;
  /** Say that a ride isn't wanted. */
  ride: boolean;
}

export function mayOf(self: boolean, viewer: KommerIkkeQuery['viewer'], citizen: string): May {
  const scopes = viewer?.actsFor?.find((it) => it.citizen.id === citizen)?.scopes ?? [];
  const contact = (area: DelegationArea): boolean =>
    self || scopes.some((scope) => scope.verb === 'CONTACT' && scope.area === area);
  return { absence: contact('SCHEDULE'), ride: contact('TRANSPORT') };
}
