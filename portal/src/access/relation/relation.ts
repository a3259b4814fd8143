/** What a relative is to the citizen: known words in the reader's language, another as the citizen wrote it. */
import type { TemplateResult } from 'lit-html';
import { danish } from '../../page/danish.ts';
import { words } from './da.ts';

type Known = keyof typeof words;

const known = (relation: string): string | undefined => words[relation.toLowerCase() as Known];

export const relationInWords = (relation: string): string => known(relation) ?? relation;

export const relationOf = (relation: string): string | TemplateResult => known(relation) ?? danish(relation);
