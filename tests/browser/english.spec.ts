/** The English pages: the same, in English, about the same person. */
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test } from './portal.ts';

test('Anna goes to English and back, and stays where she was', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/uge');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/uge');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('My week – Samvær');
  await everythingHolds(page);
  await page.getByRole('link', { name: 'Dansk' }).click();
  await page.waitForURL(/[^n]\/uge$/);
});

test('a relative stays with the same person in the other language', async ({ page }) => {
  await signIn(page, 'Karen');
  await choose(page, 'Se Annas plan');
  const danish = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(`**/en${danish}`);
  await ready(page);
  await expect(block(page, 'Whose plan it is')).toContainText('You see the plan of Anna.');
  await page.getByRole('link', { name: "See Anna's week" }).click();
  await page.waitForURL(`**/en${danish}uge`);
});

test('a page is sent compressed to who takes that, and whole to who does not', async ({ request }) => {
  const packed = await request.get('/en/uge', { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers()['content-encoding']).toBe('gzip');
  const plain = await request.get('/en/uge', { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers()['content-encoding']).toBeUndefined();
  expect(await plain.text()).toBe(await packed.text());
  expect(plain.headers()['vary']).toContain('accept-encoding');
});
