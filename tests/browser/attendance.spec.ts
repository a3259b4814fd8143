/** A contact person's page: who comes to the own offer, and saying that somebody doesn't. */
import { block, expect, open, signIn, test } from './portal.ts';
import { everythingHolds } from './holds.ts';

test('Yrsa sees who comes this week at her own offer, and nothing of their money or letters', async ({
  page,
}) => {
  const [answer] = await Promise.all([page.waitForResponse('**/graphql'), signIn(page, 'Yrsa')]);

  await expect(page).toHaveURL(/\/paa-tilbuddet$/);
  await expect(block(page, 'Ugen: Skovhjælperne')).toContainText('Anna Holm');
  const words = await answer.text();
  expect(words).toContain('Anna Holm');
  expect(words).not.toMatch(/"(cpr|address|amountOere|summary|text)"/);
  await everythingHolds(page);
});

test('Yrsa says that somebody is not coming, and takes it back', async ({ page }) => {
  await signIn(page, 'Yrsa');
  const away = page.getByRole('button', { name: /^Kommer ikke i dag/ });
  const coming = await away.count();
  if (coming === 0) {
    // At the weekend, and when the offer is closed.
    await expect(page.getByRole('main')).toContainText(/Der kommer ingen i dag\.|0 kommer\./);
    return;
  }
  await away.first().click();
  await page.getByRole('button', { name: 'Ja, kommer ikke' }).click();
  const back = page.getByRole('button', { name: /^Kommer alligevel/ });
  await expect(back.first()).toBeVisible();
  await expect(away).toHaveCount(coming - 1);
  await back.first().click();
  await expect(away).toHaveCount(coming);
});

test('Yrsa tells of a change, and gets a number for it', async ({ page }) => {
  await signIn(page, 'Yrsa');
  const form = block(page, 'Fortæl, at noget er ændret');
  await form.getByRole('button', { name: 'Næste' }).click();
  await expect(form).toContainText('Vælg en person.');
  await form.getByLabel('Anna Holm').check();
  await form.getByRole('button', { name: 'Næste' }).click();
  await form.getByLabel('Det, personen har brug for').check();
  await form.getByLabel('Hvad har du set?').fill('Anna er træt om eftermiddagen.');
  await form.getByRole('button', { name: 'Næste' }).click();
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form).toContainText(/Din besked har nummer [0-9A-F]{4}-[0-9A-F]{4}\./);
});

test('a contact person has no plan, and a citizen no list', async ({ page }) => {
  await signIn(page, 'Yrsa');
  await open(page, '/');
  await expect(page.getByRole('link', { name: 'Gå til din side' })).toHaveAttribute('href', '/paa-tilbuddet');
  await page.getByRole('button', { name: 'Log af' }).click();
  await page.waitForURL('**/log-ind?ud');
  await signIn(page, 'Anna');
  await open(page, '/paa-tilbuddet');
  await expect(page.getByRole('main')).toContainText('den her side er til andre.');
});
