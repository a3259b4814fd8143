/**
 * Vite plugin: puts the shared head, header and footer into every HTML file and fills {{names}} from the
 * dictionary and municipality.json.
 *
 * So each page has its heading, landmarks and phone number before any script runs. A name nobody knows stops the build.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import municipality from '../municipality.json' with { type: 'json' };
import { page } from '../src/text/page-da.ts';
import { dialled, spokenPhone } from '../src/text/phone.ts';

const PARTS = new URL('../src/page/', import.meta.url);

const words: Record<string, string> = {
  ...page,
  municipality: municipality.municipality,
  unit: municipality.name,
  phone: spokenPhone(municipality.phone),
  dial: dialled(municipality.phone),
  phoneHours: municipality.phoneHours,
};

function fill(template: string): string {
  return template
    .replace(/^ *<!-- part: ([a-z]+) -->$/gm, (_, part: string) =>
      readFileSync(new URL(`${part}.html`, PARTS), 'utf8').trimEnd(),
    )
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const word = words[name];
      if (word === undefined) throw new Error(`The page asks for {{${name}}}, which no dictionary has.`);
      return word.replaceAll('\u00a0', '&nbsp;');
    });
}

export const pages = (): Plugin => ({
  name: 'samvaer-pages',
  transformIndexHtml: { order: 'pre', handler: fill },
});
