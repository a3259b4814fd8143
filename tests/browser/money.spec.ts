/** "Hvad koster det?": the sums first, what is optional apart from them, money back, and what another day would cost. */
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test } from './portal.ts';

test('Anna sees what a day, a week and a month cost, and that taking part is free', async ({ page }) => {
  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Se, hvad det koster' }).click();
  await page.waitForURL('**/penge');
  await ready(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvad koster det?');
  const sums = block(page, 'Det betaler du');
  await expect(sums).toContainText('Det er gratis at være med.');
  await expect(sums.getByRole('definition')).toHaveText([
    'cirka 40 kroner',
    'cirka 120 kroner',
    'cirka 520 kroner',
  ]);
  await expect(sums).toContainText('Priserne er eksempler.');

  await expect(block(page, 'Det går pengene til').getByRole('listitem')).toHaveText([
    /Frokost:\s+35 kroner\s+om dagen/,
    /Kaffe og te:\s+5 kroner\s+om dagen/,
  ]);
  const optional = block(page, 'Det kan du vælge til');
  await expect(optional.getByRole('listitem')).toHaveText([/Udflugt:\s+75 kroner\s+hver gang/]);
  await expect(optional).toContainText('Det er ikke regnet med.');
});

test('a day more, and a day less: the answer stands in place, with the difference', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/penge');

  const whatIf = block(page, 'Hvad hvis jeg kom en dag mere?');
  await expect(whatIf.getByRole('radio', { name: '3 dage om ugen Som nu' })).toBeChecked();
  await expect(whatIf).not.toContainText('Så koster det');

  await whatIf.getByRole('radio', { name: '4 dage om ugen' }).check();
  await expect(whatIf).toContainText('Så koster det cirka 160 kroner om ugen.');
  await expect(whatIf).toContainText('Det er cirka 40 kroner mere om ugen end nu.');
  await whatIf.getByRole('radio', { name: '1 dag om ugen' }).check();
  await expect(whatIf).toContainText('Det er cirka 80 kroner mindre om ugen end nu.');
  await whatIf.getByRole('radio', { name: '3 dage om ugen' }).check();
  await expect(whatIf).toContainText('Det er det samme som nu.');

  // Looking changes nothing.
  await expect(whatIf).toContainText('Det er kun et regnestykke. Dine dage bliver ikke ændret.');
  await open(page, '/penge');
  await expect(block(page, 'Det betaler du')).toContainText('cirka 120 kroner');
});

test('what could not be worked out is said', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/penge');
  await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '' }));

  await page.getByRole('radio', { name: '5 dage om ugen' }).check();
  await expect(block(page, 'Hvad hvis jeg kom en dag mere?')).toContainText(
    'Vi kunne ikke regne det ud. Det er ikke din fejl.',
  );
});
test.use({ expectedComplaints: /status of 502/ });

test('Fatima chooses for each of her two places', async ({ page }) => {
  await signIn(page, 'Fatima');
  await open(page, '/penge');

  await expect(block(page, 'Det betaler du')).toContainText('cirka 10 kroner');
  const makers = page.getByRole('group', { name: 'Dage om ugen hos Makers Corner' });
  const klub = page.getByRole('group', { name: 'Dage om ugen hos Klub VI' });
  await expect(makers.getByRole('radio', { name: '1 dag om ugen' })).toBeChecked();
  await klub.getByRole('radio', { name: '3 dage om ugen' }).check();
  await expect(page.getByText('Det er cirka 5 kroner mere om ugen end nu.')).toBeVisible();
});

test('Kaj gets money back for the bus', async ({ page }) => {
  await signIn(page, 'Kaj');
  await open(page, '/penge');

  await expect(block(page, 'Penge tilbage for turen')).toContainText(
    'Du får 48 kroner tilbage for hver dag hos Fjordhaven.',
  );
});

test('Bo has no place: no sums, but that taking part is free; Ib knows what it will cost', async ({
  page,
}) => {
  await signIn(page, 'Bo');
  await open(page, '/penge');
  await expect(page.getByRole('main')).toContainText('Det er gratis at være med.');
  await expect(block(page, 'Du har ikke en plan endnu')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('kroner');

  await signIn(page, 'Ib');
  await open(page, '/penge');
  await expect(block(page, 'Du begynder snart')).toBeVisible();
  await expect(block(page, 'Det betaler du')).toContainText('cirka 40 kroner');
});

test('Lars may not see what Anna pays, and that is said', async ({ page }) => {
  await signIn(page, 'Lars');
  await choose(page, 'Se Annas plan');
  await page.goto(`${new URL(page.url()).pathname}penge`);
  await ready(page);

  await expect(block(page, 'Det må du ikke se')).toContainText('Penge');
  await expect(page.getByRole('main')).not.toContainText('kroner');
  await everythingHolds(page);
});

test('Karen reads it about Anna, in Danish and in English', async ({ page }) => {
  await signIn(page, 'Karen');
  await choose(page, 'Se Annas plan');
  const plan = new URL(page.url()).pathname;
  await page.goto(`${plan}penge`);
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvad koster det for Anna?');
  await page.getByRole('radio', { name: '4 dage om ugen' }).check();
  await expect(page.getByText('Det er cirka 40 kroner mere om ugen end nu.')).toBeVisible();
  await everythingHolds(page);

  await page.goto(`/en${plan}penge`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What does it cost for Anna?');
  await expect(block(page, 'This is what the money is for')).toContainText('Lunch:');
  await everythingHolds(page);
});

for (const name of ['Anna', 'Fatima', 'Kaj', 'Bo', 'Carl']) {
  test(`${name}: easy to read, to hit and on a small screen`, async ({ page }) => {
    await signIn(page, name);
    await open(page, '/penge');
    await everythingHolds(page);
  });
}
