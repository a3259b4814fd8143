/** Signing in, signing out, and what stays behind in the browser: nothing. */
import { expect, open, ready, signIn, test } from './portal.ts';

test('the keyboard alone is enough to sign in, and shows where it is', async ({ page }) => {
  await open(page, '/log-ind');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Gå til sidens indhold' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const anna = page.getByRole('button', { name: /^Log ind som Anna\b/ });
  const steps = 20;
  for (let step = 0; step < steps && !(await anna.evaluate((it) => it === document.activeElement)); step++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return { style: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) };
    });
    expect(outline.style).not.toBe('none');
    expect(outline.width).toBeGreaterThanOrEqual(2);
  }
  await expect(anna).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Anna');
});

test('scripts can reach no cookie, and nothing is stored', async ({ page, context }) => {
  await signIn(page, 'Anna');

  const left = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  expect(left).toEqual(['', 0, 0]);
  const [cookie, ...others] = await context.cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({
    name: '__Host-samvaer',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    path: '/',
  });
});

test('the security policy allows own files and lit-html alone', async ({ request }) => {
  const response = await request.get('/');
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain('trusted-types lit-html');
  expect(policy).not.toContain('unsafe');
});

test('an address of another site is no way on after signing in', async ({ page, baseURL }) => {
  for (const til of ['//example.org/', '/\\example.org/', 'https://example.org/']) {
    await signIn(page, 'Anna', `/log-ind?til=${encodeURIComponent(til)}`);
    await expect(page).toHaveURL(`${baseURL}/`);
  }
});

test.describe('signed out', () => {
  test.use({ expectedComplaints: /status of 401/ });

  test('every page asks to sign in, and comes back to itself', async ({ page }) => {
    await open(page, '/hvem');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er ikke logget ind');
    await expect(page.getByRole('button', { name: 'Log af' })).toHaveCount(0);

    await page.getByRole('link', { name: 'Log ind' }).click();
    await page.getByRole('button', { name: /^Log ind som Karen\b/ }).click();
    await expect(page).toHaveURL(/\/hvem$/);
    await ready(page);
    await expect(page.getByRole('heading', { level: 2, name: /^Anna\b/ })).toBeVisible();
  });

  test('after signing out Back shows nothing of the plan', async ({ page, context }) => {
    await signIn(page, 'Anna');
    await open(page, '/hvem');
    await page.getByRole('button', { name: 'Log af' }).click();
    await expect(page.getByRole('main')).toContainText('Du er logget af.');
    expect(await context.cookies()).toEqual([]);

    await page.goBack();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er ikke logget ind');
    await expect(page.locator('body')).not.toContainText('Anna');
  });
});

test.describe('the network is down', () => {
  test.use({ expectedComplaints: /ERR_FAILED/ });

  test('the page says that it is nobody’s fault, and tries again when asked', async ({ page }) => {
    await signIn(page, 'Anna');
    await page.route('**/graphql', (route) => route.abort());
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke vise siden lige nu');
    await expect(page.getByRole('main').getByRole('link', { name: /^Ring / })).toBeVisible();

    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Anna');
  });

  test('signing out that did not reach the server is said, not hidden', async ({ page }) => {
    await signIn(page, 'Anna');
    await page.route('**/identity/sign-out', (route) => route.abort());
    await page.getByRole('button', { name: 'Log af' }).click();
    await expect(page.getByRole('status')).toContainText('Du er ikke logget af.');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('there is a heading and a number to ring', async ({ page }) => {
    for (const path of ['/', '/hvem', '/log-ind']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // Playwright's text and role locators pass over <noscript>.
      await expect(page.locator('noscript p').first()).toBeVisible();
      expect(await page.locator('noscript').innerText()).toMatch(
        /JavaScript er slået fra\.[\s\S]+\d\d\s\d\d\s\d\d\s\d\d/,
      );
      await expect(page.getByRole('status')).toBeHidden();
    }
  });
});
