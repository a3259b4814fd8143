/** The week in a phone's calendar: a secret address, what a calendar program reads there, and stopping it. */
import ICAL from 'ical.js';
import { block, expect, open, signIn, test } from './portal.ts';
import { everythingHolds } from './holds.ts';

test('Anna makes an address, a calendar reads it, and it is gone when she stops it', async ({
  page,
  request,
}) => {
  await signIn(page, 'Anna');
  await open(page, '/kalender');
  await page.getByRole('button', { name: 'Lav en kalender-adresse' }).click();
  const address = await block(page, 'Her er din adresse').locator('code').innerText();

  const answer = await request.get(address);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const words = await answer.text();
  const events = new ICAL.Component(ICAL.parse(words))
    .getAllSubcomponents('vevent')
    .map((it) => new ICAL.Event(it));
  expect(events.length).toBeGreaterThan(5);
  expect([...new Set(events.map(({ summary }) => summary))].sort()).toEqual(['Afgang', 'Aftale', 'Møde']);
  for (const event of events) expect(event.startDate.toJSDate().getTime()).not.toBeNaN();
  expect(words).not.toMatch(/Anna|Holm|Skov|Samv|Roskilde|LOCATION|DESCRIPTION/);
  await everythingHolds(page);

  await page.getByRole('button', { name: 'Stop adressen' }).click();
  await page.getByRole('button', { name: 'Ja, stop den' }).click();
  await expect(page.getByRole('status')).toHaveText('Adressen er stoppet.');
  expect((await request.get(address)).status()).toBe(404);
});

test('a relative is told that the address is Annas to make', async ({ page }) => {
  await signIn(page, 'Karen');
  await page.getByRole('link', { name: 'Se Annas plan' }).click();
  await page.waitForURL(/\/p\//);
  await open(page, `${new URL(page.url()).pathname}kalender`);
  await expect(page.getByRole('main')).toContainText('Kun Anna kan lave en kalender-adresse.');
  await expect(page.getByRole('button', { name: 'Lav en kalender-adresse' })).toHaveCount(0);
});
