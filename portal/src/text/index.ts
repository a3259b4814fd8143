/**
 * The words of the portal, in the language of the page (`<html lang>`).
 *
 * `Texts` is the shape every language fills: a string that is missing in one of them fails the type check.
 * English is to be added here as `en satisfies Texts`.
 */
import { da } from './da.ts';

export type Texts = typeof da;

export const text: Texts = da;
