/**
 * A static site of several pages, each built by itself (scripts/build.mjs): `--mode da` into dist/, `--mode en` into dist/en/.
 * The server maps /uge to uge.html, / and /p/{id}/ to index.html.
 *
 * dkfds exports no files and its styles point at ../img: hence the two aliases. Nothing is inlined as data:, which
 * the content security policy would block.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { pages } from './scripts/html.ts';
import { portalStyles } from './scripts/styles.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A page carries the hashes of its own documents only: what nobody imports of the generated file is left out. */
const documentsArePure: Plugin = {
  name: 'samvaer-documents',
  transform: {
    filter: { id: /src\/generated\/graphql\.ts$/ },
    handler: (code) => code.replaceAll('new TypedDocumentString(', '/*#__PURE__*/ new TypedDocumentString('),
  },
};

/** What is loaded later has no styles of its own, so Vite's helper for them (1.3 kB in every page) has nothing to do. */
const noPreloadHelper: Plugin = {
  name: 'samvaer-no-preload-helper',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

export default defineConfig(({ mode }) => ({
  base: mode === 'en' ? '/en/' : '/',
  plugins: [portalStyles, documentsArePure, noPreloadHelper, pages(mode === 'en' ? 'en' : 'da')],
  publicDir: false,
  resolve: {
    alias: [
      { find: /^\.\.\/img\//, replacement: here('node_modules/dkfds/dist/img/') },
      { find: 'dkfds-fonts', replacement: here('node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2') },
    ],
  },
  build: {
    target: 'es2022',
    outDir: mode === 'en' ? 'dist/en' : 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: false,
  },
}));
