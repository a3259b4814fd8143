/** What holds on every page and in every state: accessible, readable at 320 px, large targets, short sentences. */
import type { Page } from '@playwright/test';
import { everythingHolds } from './holds.ts';
import { choose, expect, open, signIn, test } from './portal.ts';

const STATES: Record<string, (page: Page) => Promise<void>> = {
  'the sign-in page': (page) => open(page, '/log-ind'),
  'signed out': (page) => open(page, '/'),
  'a plan': (page) => signIn(page, 'Anna'),
  'no plan yet': (page) => signIn(page, 'Bo'),
  'an ended place': (page) => signIn(page, 'Carl'),
  'a place that begins later': (page) => signIn(page, 'Ib'),
  'a meeting that was not held': (page) => signIn(page, 'Gerda'),
  'no ride': (page) => signIn(page, 'Erik'),
  'two places': (page) => signIn(page, 'Fatima'),
  'the chooser': (page) => signIn(page, 'Karen'),
  "a relative's view": async (page) => {
    await signIn(page, 'Karen');
    await choose(page, 'Se Annas plan');
  },
  "a part of somebody's plan": async (page) => {
    await signIn(page, 'Lars');
    await choose(page, /^Se .+ plan$/);
  },
  'somebody who may only ring': async (page) => {
    await signIn(page, 'Mona');
    await choose(page, 'Se Annas plan');
  },
  'nobody to help': async (page) => {
    await signIn(page, 'Olga');
    await open(page, '/hvem');
  },
  'no file': (page) => signIn(page, 'Sofie'),
  'a plan that is not there': async (page) => {
    await signIn(page, 'Karen');
    await open(page, '/p/00000000-0000-4000-8000-000000000000/');
  },
  'an error': async (page) => {
    await signIn(page, 'Anna');
    await page.route('**/graphql', (route) => route.abort());
    await open(page, '/');
  },
};

// The browser's own words about the 401 and the cut network that two of the states are made of.
test.use({ expectedComplaints: /status of 401|ERR_FAILED/ });

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: accessible, fits 320 px, easy to hit, easy to read`, async ({ page }) => {
    await reach(page);

    await everythingHolds(page);
  });
}

test('with forced colours today still has its frame, and the focus its ring', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page, 'Anna');

  const frame = page.getByRole('region', { name: /^I dag: / });
  expect(await frame.evaluate((it) => getComputedStyle(it).borderTopStyle)).toBe('solid');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
});

test('nothing moves for those who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'Anna');

  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((it) => {
        const { animationName, transitionDuration } = getComputedStyle(it);
        return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
      }).length,
  );
  expect(moving).toBe(0);
});
