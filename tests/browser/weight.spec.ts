/** What opening a page costs on a slow network, and that it doesn't jump while it comes. */
import { PAGES } from '../../portal/pages.ts';
import { expect, open, signIn, test } from './portal.ts';

/** Bytes over the wire, and requests, until a page is there; for somebody who has been nowhere before. */
const MOST_BYTES = 75_000;
const MOST_REQUESTS = 10;
const LARGEST_SHIFT = 0.02;

for (const [language, prefix] of [
  ['Danish', ''],
  ['English', '/en'],
] as const) {
  test(`every ${language} page is light, asks nobody else, and stays where it is`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    await signIn(page, 'Anna');
    const cookies = await page.context().cookies();
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
      const sizes: Promise<number>[] = [];
      fresh.on('requestfinished', (request) => {
        if (new URL(request.url()).origin !== baseURL) wrong.push(`${name} asks ${request.url()}`);
        sizes.push(
          request
            .sizes()
            .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
        );
      });
      await open(fresh, `${prefix}/${name === 'index' ? '' : name}`);
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      const shift = await fresh.evaluate(
        () => (globalThis as unknown as { shifts: { all: number } }).shifts.all,
      );
      weights[name] =
        `${(bytes / 1000).toFixed(1)} kB in ${sizes.length} requests, moved ${shift.toFixed(3)}`;
      if (bytes > MOST_BYTES || sizes.length > MOST_REQUESTS || shift > LARGEST_SHIFT) {
        wrong.push(`${name}: ${weights[name]}`);
      }
      await context.close();
    }
    console.table(weights);
    expect(wrong).toEqual([]);
  });
}
