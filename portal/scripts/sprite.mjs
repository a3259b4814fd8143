/**
 * Gathers the icons named in src/page/icons.json into one sprite, src/generated/icons.svg.
 *
 * Most are dkfds's own (same picture, same meaning as on other public sites); the rest come from Material Symbols,
 * the set dkfds builds on. Both are Apache-2.0.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const icons = JSON.parse(readFileSync(new URL('src/page/icons.json', root), 'utf8'));

const symbols = Object.entries(icons).map(([name, path]) => {
  const source = readFileSync(new URL(`node_modules/${path}`, root), 'utf8');
  const [, viewBox] = source.match(/viewBox="([^"]+)"/) ?? [];
  const [, shapes] = source.match(/<svg[^>]*>([\s\S]*)<\/svg>/) ?? [];
  if (!viewBox || !shapes) throw new Error(`${path} is not an icon this script can read`);
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes.trim()}</symbol>`;
});

mkdirSync(new URL('src/generated/', root), { recursive: true });
writeFileSync(
  new URL('src/generated/icons.svg', root),
  `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`,
);
