/**
 * Whom a page is about, and who reads it.
 *
 * Every sentence about the citizen has two forms: "Du har fri i dag" for the citizen, and
 * "Anna har fri i dag" for a relative. A sentence function takes a `Subject` and picks.
 */
export interface Subject {
  /** True when the reader is the citizen. */
  readonly self: boolean;
  /** The citizen's first name; used in the relative's form. */
  readonly name: string;
}

/** The citizen's form, or the relative's. */
export const form = (about: Subject, self: string, relative: string): string =>
  about.self ? self : relative;

/** "Annas", "Lars'": Danish takes an apostrophe alone after s, x and z. */
export const genitive = (name: string): string => (/[sxz]$/i.test(name) ? `${name}'` : `${name}s`);

/** "a", "a og b", "a, b og c". */
export function list(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** "Anna's", "Lars'": English. */
export const possessive = (name: string): string => (/s$/i.test(name) ? `${name}'` : `${name}'s`);
