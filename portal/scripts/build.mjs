/**
 * Builds every page by itself, in each language: dist/ in Danish, dist/en/ in English.
 *
 * A page is one script with what that page needs and no more, so the first page somebody opens on a slow network is as light as it
 * can be. (Pages that share files would load the next page faster, and the first one slower.)
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, runnerImport } from 'vite';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// Before anything of Vite's runs: reading the list would make this a development build.
process.env.NODE_ENV = 'production';
const { module } = await runnerImport(here('pages.ts'));
const pages = Object.keys(module.PAGES);

/** One file for what a page needs at once, also what something fetched later shares with it: many small files pack badly. */
function atOnce() {
  const known = new Map();
  const needed = (id, info) => {
    if (known.has(id)) return known.get(id);
    known.set(id, false);
    const module = info(id);
    known.set(id, module?.isEntry || (module?.importers ?? []).some((importer) => needed(importer, info)));
    return known.get(id);
  };
  return (id, graph) => (needed(id, (it) => graph.getModuleInfo(it)) ? 'page' : null);
}

rmSync(here('dist'), { recursive: true, force: true });
for (const language of ['da', 'en']) {
  for (const page of pages) {
    const input = here(`${page}.html`);
    const output = { codeSplitting: { groups: [{ name: atOnce(), debugName: 'at once' }] } };
    await build({ mode: language, logLevel: 'warn', build: { rolldownOptions: { input, output } } });
  }
  console.log(`${pages.length} pages (${language})`);
}

// As they are sent: nobody compresses them anew for every reader.
for (const name of readdirSync(here('dist'), { recursive: true })) {
  if (!/\.(html|js|css|svg)$/.test(name)) continue;
  const file = here(`dist/${name}`);
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
}
