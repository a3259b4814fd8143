/**
 * Weighs the built pages and fails when one is too heavy for an old phone on a slow network.
 *
 * The limits are the project's (kB gzipped, per page: what the HTML asks for at once).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = { js: 15, css: 12, fonts: 36, icons: 6 };
const PAGES = ['', 'en/'].flatMap((folder) =>
  readdirSync(new URL(`../dist/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.html'))
    .map((name) => folder + name),
);
const KINDS = { js: /\.js$/, css: /\.css$/, fonts: /\.woff2$/, icons: /icons-[^/]*\.svg$/ };

const dist = new URL('../dist/', import.meta.url);
const read = (path) => readFileSync(new URL(path.replace(/^\//, ''), dist));
// A font is compressed already; gzip would only add to it.
const weight = (path) => (path.endsWith('.woff2') ? read(path) : gzipSync(read(path), { level: 9 })).length;

let tooHeavy = false;
for (const page of PAGES) {
  const html = read(page).toString();
  const files = new Set(
    [...html.matchAll(/(?:src|href)="((?:\/en)?\/assets\/[^"#]+)/g)].map(([, path]) => path),
  );
  const parts = Object.entries(KINDS).map(([kind, pattern]) => {
    const bytes = [...files]
      .filter((path) => pattern.test(path))
      .reduce((sum, path) => sum + weight(path), 0);
    const over = bytes > LIMITS[kind] * 1000;
    tooHeavy ||= over;
    return `${kind} ${(bytes / 1000).toFixed(1)}/${LIMITS[kind]}${over ? ' TOO HEAVY' : ''}`;
  });
  console.log(`${page}: ${parts.join(', ')} kB`);
}
process.exitCode = tooHeavy ? 1 : 0;
