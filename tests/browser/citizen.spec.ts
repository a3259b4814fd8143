/** Citizens and their own plan. */
import { block, expect, open, signIn, test, today } from './portal.ts';

test('Anna signs in and sees today, her week, the cost, the next meeting and whom to ring', async ({
  page,
}) => {
  await signIn(page, 'Anna');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Anna');
  await expect(page).toHaveTitle('Min plan – Samvær');
  await expect(today(page)).toContainText(/Du skal til|Du har fri i dag/);
  expect(
    await block(page, /^Din (næste )?uge$/)
      .getByRole('listitem')
      .count(),
  ).toBeGreaterThanOrEqual(5);
  await expect(block(page, 'Din kørsel')).toContainText(/henter dig|Du kommer selv|Du tager|kører dig/);

  const costs = block(page, 'Hvad koster det?');
  await expect(costs).toContainText('Det er gratis at være med.');
  await expect(costs).toContainText(/I alt cirka [\d.]+ kroner om ugen\./);
  await expect(costs).toContainText('Tallene er ikke helt præcise.');
  await expect(costs).toContainText('eksemp');

  await expect(block(page, 'Dit næste møde')).toContainText(/\w+dag den \d+\. \w+/);
  const contacts = block(page, 'Dem kan du ringe til');
  await expect(contacts).toContainText('Din rådgiver i kommunen');
  await expect(contacts).toContainText('Din kontaktperson');
  expect(await contacts.getByRole('link', { name: /^Ring \d\d/ }).count()).toBeGreaterThanOrEqual(3);
});

test('what Anna may choose on top stands apart from what she pays', async ({ page }) => {
  await signIn(page, 'Anna');

  const costs = block(page, 'Hvad koster det?');
  await expect(costs.getByRole('heading', { level: 3 })).toHaveText('Det kan du vælge til');
  await expect(costs.getByRole('list')).toHaveCount(2);
});

test('"I dag" is the day it is in Denmark, and says what the week says', async ({ page }) => {
  await signIn(page, 'Anna');

  const inDenmark = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', weekday: 'long' });
  await expect(today(page).getByRole('heading')).toContainText(inDenmark.format(new Date()));
  const line = page.getByRole('listitem').filter({ hasText: '(i dag)' });
  // A week with nothing left in it gives way to the next one, which has no today.
  if ((await line.count()) > 0) {
    const free = /Fri$/.test((await line.innerText()).trim());
    await expect(today(page)).toContainText(free ? 'Du har fri i dag.' : 'Du skal til');
  } else {
    await expect(today(page)).toContainText('Du har fri i dag.');
  }
});

test('Bo has no plan yet, and is told so', async ({ page }) => {
  await signIn(page, 'Bo');

  await expect(block(page, 'Du har ikke en plan endnu')).toContainText('Har du brug for hjælp nu?');
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /^Ring / })
      .first(),
  ).toBeVisible();
  await expect(today(page)).toHaveCount(0);
});

test("Carl's place has ended, and nothing looks as if it went on", async ({ page }) => {
  await signIn(page, 'Carl');

  await expect(block(page, 'Din plads er slut')).toContainText(/Du havde plads hos .+ til og med /);
  await expect(today(page)).toHaveCount(0);
  await expect(block(page, 'Hvad koster det?')).toHaveCount(0);
});

test("Ib's place begins later, and the page says when", async ({ page }) => {
  await signIn(page, 'Ib');

  await expect(block(page, 'Du begynder snart')).toContainText(/Du begynder hos .+ \w+dag den \d+\. \w+/);
  await expect(today(page)).toHaveCount(0);
  // No price is known before the first day; that is not the same as nothing to pay.
  await expect(page.getByRole('main')).not.toContainText('Du skal ikke betale');
});

test("Gerda's meeting was not held, and that is said; she is reminded of her wheelchair", async ({
  page,
}) => {
  await signIn(page, 'Gerda');

  await expect(block(page, 'Dit næste møde')).toContainText(/Mødet \w+dag den .+ er ikke holdt endnu\./);
  await expect(block(page, 'Din kørsel')).toContainText('Bilen med lift');
  await expect(block(page, 'Din kørsel')).toContainText('Husk din kørestol.');
});

test('Dorte has a protected address: the page neither shows an address nor asks for one', async ({
  page,
}) => {
  const [answer] = await Promise.all([page.waitForResponse('**/graphql'), signIn(page, 'Dorte')]);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Dorte');
  await expect(page.getByRole('main')).not.toContainText(/\b\d{4} [A-ZÆØÅ][a-zæøå]+/);
  const words = await answer.text();
  expect(words).toContain('"Dorte"');
  expect(words).not.toMatch(/"(address|street|postalCode|city|cpr)"/);
});

test('Erik has no ride, and is told whom to ring about it', async ({ page }) => {
  await signIn(page, 'Erik');

  const rides = block(page, 'Din kørsel');
  await expect(rides).toContainText('Du har ikke kørsel.');
  await expect(rides.getByRole('link', { name: /^Ring / })).toBeVisible();
});

test('Fatima goes to two places in one week, and both are named', async ({ page }) => {
  await signIn(page, 'Fatima');

  const places = await block(page, /^Din (næste )?uge$/)
    .locator('strong')
    .allInnerTexts();
  const names = [...new Set(places)];
  expect(names).toHaveLength(2);
  for (const name of names) {
    await expect(block(page, 'Dem kan du ringe til')).toContainText(name);
  }
});

test('Sofie has no file and nobody to help', async ({ page }) => {
  await signIn(page, 'Sofie');
  await expect(page.getByRole('main')).toContainText('Du har ingen plan her.');

  await open(page, '/hvem');
  await expect(page.getByRole('main')).toContainText('Der er ingen, du kan hjælpe lige nu.');
});

test('on paper there is the plan and the phone numbers, and nothing to press', async ({ page }) => {
  await signIn(page, 'Anna');
  await page.emulateMedia({ media: 'print' });

  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(today(page)).toBeVisible();
  await expect(block(page, 'Dem kan du ringe til')).toContainText(/Ring \d\d/);
});
