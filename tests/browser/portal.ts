/**
 * What the tests share: a `test` that fails when a page complains in the console or breaks the content security
 * policy, and the ways people move about.
 */
import { expect, test as base, type Locator, type Page } from '@playwright/test';

interface Portal {
  /** Complaints the browser itself logs for an answer the test asks for, such as a 401. */
  expectedComplaints: RegExp | null;
  noComplaints: void;
}

export const test = base.extend<Portal>({
  expectedComplaints: [null, { option: true }],
  noComplaints: [
    async ({ context, expectedComplaints, baseURL }, use) => {
      const complaints: string[] = [];
      // Another site's pages (a sign-in provider's) are not ours to mend.
      const ours = (page: Page | null): boolean => page === null || page.url().startsWith(baseURL ?? '');
      context.on('console', (message) => {
        if (message.type() === 'error' && ours(message.page())) complaints.push(message.text());
      });
      context.on('weberror', (error) => ours(error.page()) && complaints.push(String(error.error())));
      await context.addInitScript(() =>
        addEventListener('securitypolicyviolation', (violation) =>
          console.error(`CSP: ${violation.effectiveDirective} ${violation.blockedURI}`),
        ),
      );
      await use();
      expect(complaints.filter((words) => !expectedComplaints?.test(words))).toEqual([]);
    },
    { auto: true },
  ],
});

/** Picks one of the demo's people on the sign-in page, by first name, and waits until the next page is there. */
export async function signIn(page: Page, firstName: string, from = '/log-ind'): Promise<void> {
  await page.goto(from);
  await page.getByRole('button', { name: new RegExp(`^Log ind som ${firstName}\\b`) }).click();
  await page.waitForURL((address) => address.pathname !== '/log-ind');
  await ready(page);
}

/** The page has said that it is done. */
export const ready = (page: Page): Promise<void> =>
  expect(page.getByRole('status')).toHaveText(/^(Siden er klar|The page is ready)\.$/);

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** A block of the page, by its heading. */
export const block = (page: Page, heading: string | RegExp): Locator =>
  page.getByRole('region', { name: heading });

export const today = (page: Page): Locator => block(page, /^I dag: /);

/** From the chooser to one person's plan. */
export async function choose(page: Page, plan: string | RegExp): Promise<void> {
  await page.getByRole('link', { name: plan }).click();
  await page.waitForURL(/\/p\/[0-9a-f-]{36}\/$/);
  await ready(page);
}

export { expect };
