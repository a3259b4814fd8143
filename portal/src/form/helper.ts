/** May whoever reads the page send this, or only prepare it? The server decides; the page only offers what will work. */
import type { DelegationArea, DelegationVerb, FormHelperFragment } from '../generated/graphql.ts';
import type { Subject } from '../text/subject.ts';

export const mayDo = (
  about: Subject,
  viewer: FormHelperFragment | null,
  citizenId: string,
  verb: DelegationVerb,
  area: DelegationArea,
): boolean =>
  about.self ||
  (viewer?.actsFor ?? []).some(
    ({ citizen, scopes }) =>
      citizen.id === citizenId && scopes.some((scope) => scope.area === area && scope.verb === verb),
  );
