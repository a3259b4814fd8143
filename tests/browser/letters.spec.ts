/** Letters, which the server writes itself: accessible, readable on a small phone, fit for print, and nobody else's. */
import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import { expect, signIn, test } from './portal.ts';

interface Letter {
  kind: string;
  pagePath: string;
}

/** Somebody's letters, one of each kind, asked for as an internal tool asks. */
async function lettersOf(account: string): Promise<Letter[]> {
  const token = execFileSync(process.env.SAMVAER!, ['token', account, '--data-dir', process.env.PORTAL_DATA!], {
    encoding: 'utf8',
  }).trim();
  const answer = await fetch(`${process.env.PORTAL_URL}/graphql`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { citizen { letters { kind pagePath } } } }' }),
  });
  const { data } = (await answer.json()) as { data: { viewer: { citizen: { letters: Letter[] } } } };
  return [...new Map(data.viewer.citizen.letters.map((letter) => [letter.kind, letter])).values()];
}

test('every kind of letter is accessible and fits 320 px', async ({ page }) => {
  const letters = await lettersOf('anna');
  expect(letters.map(({ kind }) => kind).sort()).toEqual([
    'COMPLAINT_ANSWER',
    'DECISION',
    'FOLLOW_UP',
    'RECEIPT',
    'REVIEW',
  ]);
  await signIn(page, 'Anna');
  for (const { pagePath, kind } of letters) {
    await test.step(kind, async () => {
      await page.goto(pagePath);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('heading', { name: 'Kort fortalt' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
      for (const link of await page.getByRole('link').all()) {
        expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      }
    });
  }
});

test('a decision prints with its rights, black on white', async ({ page }) => {
  const decision = (await lettersOf('anna')).find(({ kind }) => kind === 'DECISION')!;
  await signIn(page, 'Anna');
  await page.goto(decision.pagePath);
  await page.emulateMedia({ media: 'print' });
  const card = page.getByRole('region', { name: 'Dine rettigheder' });
  await expect(card).toContainText('Hjælp');
  expect(await card.evaluate((it) => getComputedStyle(it).breakInside)).toBe('avoid');
});

test('a letter is taken along as a PDF, in the own session', async ({ page }) => {
  const [letter] = await lettersOf('anna');
  await signIn(page, 'Anna');
  await page.goto(letter!.pagePath);
  const link = page.getByRole('link', { name: 'Hent brevet som PDF' });
  const pdf = await page.request.get((await link.getAttribute('href'))!);
  expect(pdf.status()).toBe(200);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test.describe('somebody else', () => {
  test.use({ expectedComplaints: /status of (401|404)/ });

  test('a letter is not there for another citizen, nor for whoever is signed out', async ({ page }) => {
    const [letter] = await lettersOf('anna');
    const answer = await page.goto(letter!.pagePath);
    expect(answer!.status()).toBe(401);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log ind først');
    await signIn(page, 'Bo');
    const other = await page.goto(letter!.pagePath);
    expect(other!.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Brevet findes ikke');
  });
});
