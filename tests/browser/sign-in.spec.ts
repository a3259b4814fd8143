/**
 * Signing in through a real OpenID Connect provider, on another site than the portal; and a session that ends by itself.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { everythingHolds } from './holds.ts';
import { expect, open, ready, test } from './portal.ts';

const {
  SIGN_IN_URL: portal = '',
  PROVIDER_URL: provider = '',
  BROWSER_TESTS_FOLDER: made = '',
} = process.env;

test.use({ baseURL: portal });

/** The CPR number of somebody invented, as the API tells that person. */
async function cprOf(page: Page, account: string): Promise<string> {
  const program = process.env.SAMVAER ?? '';
  const token = execFileSync(program, ['token', account, '--data-dir', join(made, 'sign-in')])
    .toString()
    .trim();
  const answer = await page.request.post('/graphql', {
    headers: { authorization: `Bearer ${token}` },
    data: { query: '{ viewer { citizen { cpr } } }' },
  });
  return ((await answer.json()) as { data: { viewer: { citizen: { cpr: string } } } }).data.viewer.citizen
    .cpr;
}

/** From our sign-in page to the provider, and back as somebody. */
async function signInAs(
  page: Page,
  login: string,
  button = 'Log ind med MitID',
  from = '/log-ind',
): Promise<void> {
  await open(page, from);
  await page.getByRole('link', { name: button }).click();
  await page.waitForURL(`${provider}/**`);
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${portal}/**`);
}

test('the own plan, by CPR number, with one strict cookie and no token in the browser', async ({
  page,
  context,
}) => {
  await signInAs(page, `anna ${await cprOf(page, 'anna')}`);
  await expect(page).toHaveURL(`${portal}/`);
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Anna');

  const ours = (await context.cookies(portal)).filter(({ name }) => name.startsWith('__Host-'));
  expect(ours).toEqual([
    expect.objectContaining({
      name: '__Host-samvaer',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
      expires: -1,
    }),
  ]);
  expect(ours[0]?.value).toMatch(/^[0-9a-f]{64}$/);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    '',
    0,
    0,
  ]);

  // The way back is used up: the same address opens nothing for whoever finds it.
  await page.goBack();
  await expect(page.locator('body')).not.toContainText('code=');
});

test('signing out ends it here and at the provider, and Back shows nothing', async ({ page, context }) => {
  await signInAs(page, `anna ${await cprOf(page, 'anna')}`);
  await ready(page);
  const before = await context.cookies(portal);
  await page.getByRole('button', { name: 'Log af' }).click();
  await page.waitForURL(`${provider}/session/end**`);
  expect(page.url()).not.toContain('token');
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL(`${portal}/log-ind?ud`);
  await expect(page.getByRole('main')).toContainText('Du er logget af.');

  // The cookie of before opens nothing any more.
  await context.addCookies(before);
  expect((await page.request.get('/identity/session')).status()).toBe(401);
  await context.clearCookies({ name: '__Host-samvaer' });
  await page.goBack();
  await expect(page.locator('body')).not.toContainText('Hej Anna');

  // And the provider asks again who it is.
  await open(page, '/log-ind');
  await page.getByRole('link', { name: 'Log ind med MitID' }).click();
  await expect(page.getByPlaceholder('Enter any login')).toBeVisible();
});

test('whoever signs in anew has ended what was', async ({ page, context }) => {
  await signInAs(page, 'nina');
  await ready(page);
  const before = await context.cookies(portal);
  await open(page, '/log-ind');
  // The provider knows her still, and sends her back at once.
  await page.getByRole('link', { name: 'Log ind med MitID' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Nina Ny');
  await context.addCookies(before);
  expect((await page.request.get('/identity/session')).status()).toBe(401);
});

test('somebody without a plan is let in, and is the same person next time', async ({ page, context }) => {
  await signInAs(page, 'nina', undefined, '/log-ind?til=%2Fhvem');
  await expect(page, 'the page that was asked for').toHaveURL(`${portal}/hvem`);
  await ready(page);
  await expect(page.getByRole('main')).toContainText('Hej Nina Ny.');
  await context.clearCookies();
  await signInAs(page, 'nina');
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Nina Ny');
});

test('an employee of ours comes in with the role the employer says', async ({ page }) => {
  await signInAs(page, 'mia', 'Log ind som ansat');
  await ready(page);
  const session = (await (await page.request.get('/identity/session')).json()) as {
    name: string;
    roles: string[];
  };
  expect(session).toMatchObject({ name: 'Mia Bak', roles: ['CASEWORKER'] });
});

test.describe('who is not let in reads what to do', () => {
  const refused = (page: Page): Promise<void> =>
    expect(page.getByRole('alert')).toContainText('Du blev ikke logget ind.');

  for (const [login, button, words] of [
    ['low', 'Log ind med MitID', 'ikke sikkert nok'],
    ['unsure', 'Log ind med MitID', 'ikke sikkert nok'],
    ['cook', 'Log ind som ansat', 'Vi kender dig ikke her'],
    ['elsewhere', 'Log ind som ansat', 'Vi kender dig ikke her'],
  ] as const) {
    test(`${login}`, async ({ page, context }) => {
      await signInAs(page, login, button);
      await refused(page);
      await expect(page.getByRole('alert')).toContainText(words);
      expect((await context.cookies(portal)).filter(({ name }) => name.startsWith('__Host-'))).toEqual([]);
      expect(page.url()).toMatch(/\/log-ind\?svar=[a-z-]+$/);
      await everythingHolds(page);
    });
  }

  test('who turns back at the provider', async ({ page }) => {
    await open(page, '/log-ind');
    await page.getByRole('link', { name: 'Log ind med MitID' }).click();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await refused(page);
    await expect(page.getByRole('alert')).toContainText('Du stoppede undervejs');
  });

  test('a way back that nobody here began, or that is used again', async ({ page, context }) => {
    await page.goto('/identity/callback?code=stolen&state=invented');
    await refused(page);
    // Begun here, but with another state.
    await page.goto('/identity/sign-in/mitid');
    await page.goto('/identity/callback?code=stolen&state=invented');
    await refused(page);
    expect((await context.cookies(portal)).filter(({ name }) => name.startsWith('__Host-'))).toEqual([]);
  });

  test('an address of another site is no way on', async ({ page }) => {
    await signInAs(page, `anna ${await cprOf(page, 'anna')}`, undefined, '/log-ind?til=%2F%2Fexample.org%2F');
    await expect(page).toHaveURL(`${portal}/`);
  });
});

test.describe('nobody is there', () => {
  test.use({ expectedComplaints: /status of 401/ });

  test('a session warns before it ends, one press keeps it, and nothing stays on the screen', async ({
    page,
  }) => {
    test.setTimeout(150_000);
    const longest = { timeout: 45_000 };
    await signInAs(page, `anna ${await cprOf(page, 'anna')}`);
    await ready(page);
    const dialog = page.getByRole('dialog', { name: 'Er du her stadig?' });
    await expect(dialog).toBeVisible(longest);
    await everythingHolds(page, 'dialog');
    await page.getByRole('button', { name: 'Ja, jeg er her' }).press('Enter');
    await expect(dialog).toBeHidden();
    const { secondsLeft } = (await (await page.request.get('/identity/session')).json()) as {
      secondsLeft: number;
    };
    expect(secondsLeft).toBeGreaterThan(50);

    await expect(dialog).toBeVisible(longest);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er logget af', longest);
    await expect(page.locator('body')).not.toContainText('Anna');
    await everythingHolds(page);
    await expect(page.getByRole('link', { name: 'Log ind' })).toBeVisible();
  });
});
