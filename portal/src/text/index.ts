/**
 * The words of the portal. They are Danish in the Danish pages, and in the English ones English: the build puts every folder's
 * `en.ts` in the place of its `da.ts` (scripts/html.ts). A string that is missing in one of them fails the type check.
 */
export { text } from './da.ts';
