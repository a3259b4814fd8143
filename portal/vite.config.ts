/**
 * A static site of several pages, built once for each language: `vite build --mode da` into dist/, `--mode en` into dist/en/.
 * The server maps /uge to uge.html, / and /p/{id}/ to index.html.
 *
 * dkfds exports no files and its styles point at ../img: hence the two aliases. Nothing is inlined as data:, which
 * the content security policy would block.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { PAGES, type PageName } from './pages.ts';
import { fileOf, pages } from './scripts/html.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A page carries the hashes of its own documents only: what nobody imports of the generated file is left out. */
const documentsArePure: Plugin = {
  name: 'samvaer-documents',
  transform: {
    filter: { id: /src\/generated\/graphql\.ts$/ },
    handler: (code) => code.replaceAll('new TypedDocumentString(', '/*#__PURE__*/ new TypedDocumentString('),
  },
};

/** What a page fetches later needs nothing fetched before it: no styles, and hardly a script. The bundler's own helper weighs a kB. */
const plainImports: Plugin = {
  name: 'samvaer-plain-imports',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

export default defineConfig(({ mode }) => ({
  base: mode === 'en' ? '/en/' : '/',
  plugins: [documentsArePure, plainImports, pages(mode === 'en' ? 'en' : 'da')],
  publicDir: false,
  resolve: {
    alias: [
      { find: /^\.\.\/img\//, replacement: here('node_modules/dkfds/dist/img/') },
      { find: 'dkfds-fonts', replacement: here('node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2') },
    ],
  },
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: [here('node_modules/dkfds/dist/scss')],
        quietDeps: true,
        silenceDeprecations: ['if-function'],
      },
    },
  },
  build: {
    target: 'es2022',
    outDir: mode === 'en' ? 'dist/en' : 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: (Object.keys(PAGES) as PageName[]).map(fileOf),
      // What most pages share lies in one file: fewer requests on a slow network.
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 8 }] } },
    },
  },
}));
