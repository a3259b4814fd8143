/**
 * Vite plugin: `/src/styles/portal.css` is what the Sass files come to. They are compiled once for all pages, which are built one by
 * one; Vite then does with it what it does with every style sheet.
 */
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';
import type { Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const STYLES = here('src/styles/portal.css');

let compiled: string | undefined;

const styles = (): string =>
  (compiled ??= compile(here('src/styles/portal.scss'), {
    loadPaths: [here('node_modules/dkfds/dist/scss')],
    quietDeps: true,
    silenceDeprecations: ['if-function'],
  }).css);

export const portalStyles: Plugin = {
  name: 'samvaer-styles',
  enforce: 'pre',
  resolveId: { filter: { id: /^\/src\/styles\/portal\.css$/ }, handler: () => STYLES },
  load: { filter: { id: /src\/styles\/portal\.css$/ }, handler: styles },
};
