/** That a page asks nobody else and doesn't jump while it comes; and, as a table, what opening it costs. */
import { PAGES } from '../../portal/pages.ts';
import type { Request } from '@playwright/test';
import { expect, open, signIn, test } from './portal.ts';

const LARGEST_SHIFT = 0.02;

for (const [language, prefix] of [
  ['Danish', ''],
  ['English', '/en'],
] as const) {
  test(`every ${language} page asks nobody else, and stays where it is`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    await signIn(page, 'Anna');
    const cookies = await page.context().cookies();
    // Bytes over the wire, and requests, until a page is there, for somebody who has been nowhere before.
    const weights: Record<string, string> = {};
    const wrong: string[] = [];
    for (const name of Object.keys(PAGES)) {
      const context = await page.context().browser()!.newContext({ baseURL, locale: 'da-DK' });
      await context.addCookies(cookies);
      const fresh = await context.newPage();
      await fresh.addInitScript(() => {
        const shifts = { all: 0 };
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) shifts.all += (shift as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const finished: Request[] = [];
      fresh.on('requestfinished', (request) => {
        if (new URL(request.url()).origin !== baseURL) wrong.push(`${name} asks ${request.url()}`);
        finished.push(request);
      });
      await open(fresh, `${prefix}/${name === 'index' ? '' : name}`);
      const first = [...finished];
      const sizes = await Promise.all(first.map((request) => request.sizes()));
      const bytes = sizes.reduce((sum, it) => sum + it.responseBodySize + it.responseHeadersSize, 0);
      const shift = await fresh.evaluate(
        () => (globalThis as unknown as { shifts: { all: number } }).shifts.all,
      );
      weights[name] =
        `${(bytes / 1000).toFixed(1)} kB in ${sizes.length} requests, moved ${shift.toFixed(3)}`;
      if (shift > LARGEST_SHIFT) {
        wrong.push(`${name}: ${weights[name]}`);
      }
      await context.close();
    }
    console.table(weights);
    expect(wrong).toEqual([]);
  });
}
