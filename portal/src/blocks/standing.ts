/** Where the citizen stands: no grant yet, one that begins later, one that runs, or only ended ones. */
import type { PlanFragment } from '../generated/graphql.ts';

export type Grants = NonNullable<PlanFragment['grants']>;

/** 'unknown' when the viewer may not see the grants. */
export type Standing = 'unknown' | 'none' | 'upcoming' | 'current' | 'ended';

export function standing(grants: Grants | null): Standing {
  if (!grants) return 'unknown';
  if (grants.length === 0) return 'none';
  if (grants.some((grant) => grant.status === 'CURRENT')) return 'current';
  return grants.some((grant) => grant.status === 'UPCOMING') ? 'upcoming' : 'ended';
}
