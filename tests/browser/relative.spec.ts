/** Relatives: whose plan it is must be plain at every moment, and only what was allowed may be there. */
import { block, choose, expect, open, ready, signIn, test, today } from './portal.ts';

test('Karen chooses whom to help', async ({ page }) => {
  await signIn(page, 'Karen');

  await expect(page).toHaveURL(/\/hvem$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvem vil du hjælpe?');
  await expect(page.getByRole('heading', { level: 2, name: /^Anna\b/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /^Bo\b/ })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Du er Annas ');
});

test("Karen sees Anna's plan under a banner, in words about Anna", async ({ page }) => {
  await signIn(page, 'Karen');
  await choose(page, 'Se Annas plan');

  await expect(page).toHaveTitle('Annas plan – Samvær');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Annas plan');
  const banner = block(page, 'Hvem planen er for');
  await expect(banner).toContainText('Du ser planen for Anna.');
  await expect(today(page)).toContainText(/Anna skal til|Anna har fri i dag/);
  await expect(block(page, /^Annas (næste )?uge$/)).toBeVisible();
  // The citizen's own forms have no place here.
  await expect(page.getByRole('main')).not.toContainText(/Du skal til|Du har fri|Din uge|henter dig/);

  await banner.getByRole('link', { name: 'Skift person' }).click();
  await expect(page).toHaveURL(/\/hvem$/);
});

test("Anna's and Bo's plans in two tabs never mix", async ({ page, context }) => {
  await signIn(page, 'Karen');
  const other = await context.newPage();
  await open(other, '/hvem');
  await choose(page, 'Se Annas plan');
  await choose(other, 'Se Bos plan');
  expect(page.url()).not.toBe(other.url());

  for (const [tab, own, foreign] of [
    [page, 'Annas plan', /\bBos?\b/],
    [other, 'Bos plan', /\bAnnas?\b/],
  ] as const) {
    await tab.reload();
    await ready(tab);
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(own);
    await expect(tab.getByRole('main')).not.toContainText(foreign);
  }
});

test('Lars may see the week alone, and is told what he may not see and who decides', async ({ page }) => {
  await signIn(page, 'Lars');
  await choose(page, /^Se .+ plan$/);

  await expect(block(page, / (næste )?uge$/)).toBeVisible();
  const hidden = block(page, 'Det må du ikke se');
  await expect(hidden.getByRole('listitem').filter({ hasText: 'Penge' })).toBeVisible();
  await expect(hidden).toContainText(/ bestemmer, hvad du må se\./);
  await expect(block(page, 'Hvad koster det?')).toHaveCount(0);
  await expect(block(page, / kørsel$/)).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText('kroner');
});

test('Mona may ring for Anna but see nothing: she gets the numbers, and no plan', async ({ page }) => {
  await signIn(page, 'Mona');
  await choose(page, 'Se Annas plan');

  const contacts = block(page, 'Dem kan Anna og du ringe til');
  await expect(contacts.getByRole('link', { name: /^Ring \d\d/ }).first()).toBeVisible();
  await expect(block(page, 'Det må du ikke se').getByRole('listitem')).toHaveText([
    'Plads og støtte',
    'Ugen',
    'Kørsel',
    'Penge',
    'Møder',
  ]);
  await expect(today(page)).toHaveCount(0);
});

test('Rita helps Dorte, whose address is protected: the page shows the plan and asks for no address', async ({
  page,
}) => {
  await signIn(page, 'Rita');
  const [answer] = await Promise.all([
    page.waitForResponse('**/graphql'),
    page.getByRole('link', { name: 'Se Dortes plan' }).click(),
  ]);
  await ready(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dortes plan');
  await expect(page.getByRole('main')).not.toContainText(/\b\d{4} [A-ZÆØÅ][a-zæøå]+/);
  const words = await answer.text();
  expect(words).toContain('"Dorte"');
  expect(words).not.toMatch(/"(address|street|postalCode|city|cpr)"/);
});

test("Olga's access was stopped: she sees nobody, and a plan's address says no more than a made-up one", async ({
  page,
  browser,
}) => {
  const karens = await browser.newContext();
  const karen = await karens.newPage();
  await signIn(karen, 'Karen');
  await choose(karen, 'Se Annas plan');
  const plan = new URL(karen.url()).pathname;
  await karens.close();

  await signIn(page, 'Olga');
  await open(page, '/hvem');
  await expect(page.getByRole('main')).toContainText('Der er ingen, du kan hjælpe lige nu.');

  const words: string[] = [];
  for (const address of [plan, '/p/00000000-0000-4000-8000-000000000000/']) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke vise den plan');
    words.push(await page.getByRole('main').innerText());
  }
  expect(words[0]).toBe(words[1]);
});
