/** The reader's own settings, and reading aloud. */
import { block, expect, open, signIn, test } from './portal.ts';
import { everythingHolds } from './holds.ts';

test('large letters and strong colours are kept, also after signing out', async ({ page }) => {
  await signIn(page, 'Anna');
  const size = () =>
    page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main p')!).fontSize));
  const before = await size();
  await page.getByRole('button', { name: 'Tekst og farver' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tekst og farver' });
  await dialog.getByLabel('Meget store').check();
  await dialog.getByLabel('Lys tekst på sort').check();
  await dialog.getByLabel('Mere luft').check();
  await dialog.getByRole('button', { name: 'Færdig' }).click();
  expect(await size()).toBeGreaterThan(before * 1.3);

  await page.getByRole('button', { name: 'Log af' }).click();
  await page.waitForURL('**/log-ind?ud');
  await signIn(page, 'Anna');
  expect(await size()).toBeGreaterThan(before * 1.3);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(0, 0, 0)');
  await everythingHolds(page);

  await page.getByRole('button', { name: 'Tekst og farver' }).click();
  for (const choice of ['Lys tekst på sort', 'Meget store'])
    await expect(dialog.getByLabel(choice)).toBeChecked();
  await everythingHolds(page, 'dialog');
});

test('whoever wants the whole text has it at once', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/stoette');
  const whole = page.locator('details.whole-text');
  await expect(whole.first()).not.toHaveAttribute('open');
  await page.getByRole('button', { name: 'Tekst og farver' }).click();
  await page.getByLabel('Hele teksten med det samme').check();
  await page.getByRole('button', { name: 'Færdig' }).click();
  await expect(whole.first()).toHaveAttribute('open');
  await open(page, '/stoette');
  await expect(whole.first()).toHaveAttribute('open');
});

test('without a voice on the device there is nothing to press for it', async ({ page }) => {
  await signIn(page, 'Anna');
  await expect(page.getByRole('button', { name: /^Læs op/ })).toHaveCount(0);
});

test.describe('with a voice on the device', () => {
  // No machine that tests has one: this one says what it is given, and remembers it.
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const voice = (lang: string, localService: boolean) =>
        ({ lang, localService, name: lang }) as SpeechSynthesisVoice;
      speechSynthesis.getVoices = () => [voice('da-DK', false), voice('da-DK', true), voice('en-GB', true)];
      speechSynthesis.speak = (it) => {
        said.push(`${it.lang} ${it.voice?.localService} ${it.text}`);
        setTimeout(() => it.onend?.(new Event('end') as SpeechSynthesisEvent), 30);
      };
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { writable: true, value: null });
    }),
  );

  test('a block is read sentence by sentence, with the voice of the device, and the sentence is marked', async ({
    page,
  }) => {
    await signIn(page, 'Anna');
    const costs = block(page, 'Hvad koster det?');
    await costs.getByRole('button', { name: 'Læs op: Hvad koster det?' }).click();
    await page.waitForFunction(() => CSS.highlights.has('reading'));
    await expect(costs.getByRole('button', { name: 'Læs op: Hvad koster det?' })).toBeVisible();
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    expect(said[0]).toBe('da-DK true Hvad koster det?');
    expect(said).toContain('da-DK true Det er gratis at være med.');
    expect(said.join(' ')).not.toContain('Læs op');
    expect(await page.evaluate(() => CSS.highlights.has('reading'))).toBe(false);
    await open(page, '/');
  });
});
