/**
 * Vite plugin: makes the HTML of every page in `pages.ts` out of one template (src/page/page.html), in one language.
 *
 * So each page has its title, landmarks and phone number before any script runs. A name that no dictionary has stops the
 * build. The scripts of an English page are those of the Danish one, with every folder's `en.ts` in the place of its `da.ts`.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import municipality from '../municipality.json' with { type: 'json' };
import { PAGES, type Language, type PageName } from '../pages.ts';
import { page as da } from '../src/page/da.ts';
import { page as en } from '../src/page/en.ts';
import { text as daText } from '../src/text/da.ts';
import { text as enText } from '../src/text/en.ts';
import { dialled, spokenPhone } from '../src/text/phone.ts';

const PARTS = new URL('../src/page/', import.meta.url);
const part = (name: string): string => readFileSync(new URL(`${name}.html`, PARTS), 'utf8');

function words(name: PageName, language: Language): Record<string, unknown> {
  const page = { da, en }[language];
  const texts = { da: daText, en: enText };
  return {
    ...page,
    ...texts[language].page,
    view: PAGES[name],
    title: page.titles[name],
    address: name === 'index' ? '' : name,
    otherPrefix: texts[page.otherLanguage as Language].page.prefix,
    municipality: municipality.municipality,
    unit: municipality.name,
    phone: spokenPhone(municipality.phone),
    dial: dialled(municipality.phone),
    phoneHours: municipality.phoneHours,
  };
}

function filled(name: PageName, language: Language): string {
  const known = words(name, language);
  return part('page')
    .replace(/^ *<!-- part: ([a-z]+) -->$/gm, (_, asked: string) => part(asked).trimEnd())
    .replace(/\{\{(\w+)\}\}/g, (_, asked: string) => {
      const word = known[asked];
      if (typeof word !== 'string')
        throw new Error(`The page asks for {{${asked}}}, which no dictionary has.`);
      return word.replaceAll('\u00a0', '&nbsp;');
    });
}

/** The file a page would be, were it written out. */
export const fileOf = (name: PageName): string => resolve(import.meta.dirname, '..', `${name}.html`);

const nameOf = (file: string): PageName | null => {
  const name = basename(file, '.html') as PageName;
  return file.endsWith('.html') && name in PAGES && file === fileOf(name) ? name : null;
};

export const pages = (language: Language): Plugin => ({
  name: 'samvaer-pages',
  enforce: 'pre',
  resolveId(source, importer) {
    if (nameOf(source)) return source;
    if (language === 'en' && importer && /^\.{1,2}\/(.*\/)?([a-z-]+\.)?da\.ts$/.test(source)) {
      return resolve(dirname(importer), source.replace(/da\.ts$/, 'en.ts'));
    }
    return null;
  },
  load(file) {
    const name = nameOf(file);
    return name && filled(name, language);
  },
});
