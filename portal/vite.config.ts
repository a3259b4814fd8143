/**
 * A static site of several pages. The server maps /hvem to hvem.html, and / and /p/{id}/ to index.html.
 *
 * dkfds exports no files and its styles point at ../img: hence the two aliases. Nothing is inlined as data:, which
 * the content security policy would block.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { pages } from './scripts/html.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [pages()],
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
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [here('index.html'), here('hvem.html'), here('log-ind.html')],
      // What two pages share lies in one file: fewer requests on a slow network.
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
    },
  },
});
