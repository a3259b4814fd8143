/** "Jeg kommer ikke": a day with its rides, or a ride alone, and both taken back; by the citizen and by a relative. */
import type { Locator, Page } from '@playwright/test';
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test } from './portal.ts';

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Næste', exact: true }).click();
const step = (page: Page, heading: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
const said = (page: Page): Locator => block(page, 'Det er allerede sagt');

/** Picks the last of the days that are shown, and gives its words: "Mandag den 7. december". */
async function lastDay(page: Page): Promise<string> {
  const days = page.getByRole('group', { name: 'Vælg en dag' });
  await days.getByRole('radio').last().check();
  const words = await days.locator('.option').last().innerText();
  return (words.split('\n')[0] ?? '').trim();
}

async function asRelative(page: Page, name: string): Promise<void> {
  await signIn(page, name);
  await choose(page, 'Se Annas plan');
  await page.goto(`${new URL(page.url()).pathname}kommer-ikke`);
  await ready(page);
}

test('Anna cancels a day with its rides, sees it in her week, and comes after all', async ({ page }) => {
  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Sige, at jeg ikke kommer' }).click();
  await page.waitForURL('**/kommer-ikke');
  await ready(page);

  const day = await lastDay(page);
  await next(page);
  await step(page, 'Trin 2 af 3 Hele dagen eller kun turen?');
  await page.getByRole('radio', { name: 'Jeg kommer slet ikke' }).check();
  await next(page);
  await step(page, 'Trin 3 af 3 Se det igennem');
  await expect(page.getByRole('definition')).toHaveText([
    day,
    'Skovhjælperne',
    /Du kommer ikke\.\s+Turene den dag bliver også aflyst\./,
  ]);
  await page.getByRole('button', { name: 'Send' }).click();
  await step(page, 'Tak. Nu har du sagt det.');
  const line = said(page).getByRole('listitem').filter({ hasText: day });
  await expect(line).toContainText('Du kommer ikke til Skovhjælperne.');

  await page.getByRole('link', { name: 'Se min uge' }).click();
  await page.waitForURL('**/uge');
  await ready(page);
  const inWeek = page.getByRole('listitem').filter({ hasText: day });
  const shown = page.locator('#shown-week');
  while ((await inWeek.count()) === 0) {
    const before = await shown.innerText();
    await page.getByRole('button', { name: 'Ugen efter' }).click();
    await expect(shown).not.toHaveText(before);
  }
  await expect(inWeek).toContainText('Du kommer ikke til Skovhjælperne.');
  await expect(inWeek).toContainText('Du bliver ikke hentet den dag.');

  await open(page, '/kommer-ikke');
  await line.getByRole('button', { name: 'Jeg kommer alligevel' }).click();
  const question = page.getByRole('dialog', { name: 'Kommer du alligevel?' });
  await expect(question).toContainText('Så kører turene også igen.');
  await question.getByRole('button', { name: 'Nej, lad det være' }).click();
  await expect(line).toBeVisible();

  await line.getByRole('button', { name: 'Jeg kommer alligevel' }).click();
  await question.getByRole('button', { name: 'Ja, jeg kommer' }).click();
  await expect(page.getByText(/^Godt\. Du kommer alligevel: /)).toBeVisible();
  await expect(line).toHaveCount(0);
  await expect(page.getByRole('radio', { name: day })).toBeVisible();
});

test('the same day can be cancelled, taken back and cancelled again', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/kommer-ikke');

  for (const again of [false, true]) {
    const day = await lastDay(page);
    await next(page);
    await page.getByRole('radio', { name: 'Jeg kommer slet ikke' }).check();
    await next(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await step(page, 'Tak. Nu har du sagt det.');
    const line = said(page).getByRole('listitem').filter({ hasText: day });
    await line.getByRole('button').click();
    await page.getByRole('button', { name: 'Ja, jeg kommer' }).click();
    await expect(line).toHaveCount(0);
    if (again) break;
    await page.getByRole('button', { name: 'Sig det om en dag mere' }).click();
    await step(page, 'Trin 1 af 3 Hvilken dag?');
  }
});

test('Anna comes, but needs no ride home; and then wants it after all', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/kommer-ikke');

  const day = await lastDay(page);
  await next(page);
  await page.getByRole('radio', { name: /^Jeg kommer, men skal ikke køres hjem Mellem klokken/ }).check();
  await next(page);
  await expect(page.getByRole('definition').last()).toHaveText('Du kommer, men du bliver ikke kørt hjem.');
  await page.getByRole('button', { name: 'Send' }).click();
  await step(page, 'Tak. Nu har du sagt det.');
  const line = said(page).getByRole('listitem').filter({ hasText: day });
  await expect(line).toContainText('Du bliver ikke kørt hjem fra Skovhjælperne.');

  await line.getByRole('button', { name: 'Jeg vil køres hjem alligevel' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, tak' }).click();
  await expect(page.getByText(/^Godt\. Du bliver kørt hjem: /)).toBeVisible();
  await expect(line).toHaveCount(0);
});

test('both rides of a day are cancelled one after the other', async ({ page }) => {
  await signIn(page, 'Gerda');
  await open(page, '/kommer-ikke');

  const day = await lastDay(page);
  await next(page);
  await page.getByRole('radio', { name: 'Jeg kommer, men skal slet ikke køres' }).check();
  await next(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await step(page, 'Tak. Nu har du sagt det.');
  const lines = said(page).getByRole('listitem').filter({ hasText: day });
  await expect(lines).toHaveCount(2);
  for (const label of ['Jeg vil hentes alligevel', 'Jeg vil køres hjem alligevel']) {
    await lines.getByRole('button', { name: label }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ja, tak' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(lines).toHaveCount(0);
});

test('without a day nothing goes on, and what is missing is said at its place', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/kommer-ikke');
  await next(page);

  const problems = page.getByRole('alert');
  await expect(problems).toBeFocused();
  await expect(problems.getByRole('link', { name: 'Vælg en dag.' })).toBeVisible();
  await everythingHolds(page);
});

test('Erik has no rides: there is nothing to choose between, and more days to be seen', async ({ page }) => {
  await signIn(page, 'Erik');
  await open(page, '/kommer-ikke');

  const days = page.getByRole('radio');
  await expect(days).toHaveCount(5);
  await page.getByRole('button', { name: 'Vis flere dage' }).click();
  await expect(days).toHaveCount(15);
  await expect(days.nth(5)).toBeFocused();
  await days.nth(5).check();
  await next(page);
  await step(page, 'Trin 2 af 2 Se det igennem');
  await expect(page.getByRole('definition').last()).toHaveText('Du kommer ikke.');
});

test('what somebody else was first with is said, and nothing is lost', async ({ page, context }) => {
  await signIn(page, 'Erik');
  await open(page, '/kommer-ikke');
  const other = await context.newPage();
  await open(other, '/kommer-ikke');

  for (const tab of [page, other]) {
    await lastDay(tab);
    await next(tab);
    await tab.getByRole('button', { name: 'Send' }).click();
  }
  await step(page, 'Tak. Nu har du sagt det.');
  await expect(other.getByRole('alert')).toContainText('Der er allerede meldt afbud den dag.');

  await said(page).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Ja, jeg kommer' }).click();
  await expect(page.getByText(/^Godt\. /)).toBeVisible();
});

test('Bo has no place and Carl no more: there is no day to choose', async ({ page }) => {
  await signIn(page, 'Bo');
  await open(page, '/kommer-ikke');
  await expect(block(page, 'Du har ikke en plan endnu')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);

  await signIn(page, 'Carl');
  await open(page, '/kommer-ikke');
  await expect(block(page, 'Din plads er slut')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test('Ib begins in some weeks, and can say already that he is away a day', async ({ page }) => {
  await signIn(page, 'Ib');
  await open(page, '/kommer-ikke');
  await expect(page.getByRole('radio').first()).toBeVisible();
});

test('Inge may act for Anna: she says it, and takes it back, in words about Anna', async ({ page }) => {
  await asRelative(page, 'Inge');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anna kommer ikke');
  const day = await lastDay(page);
  await next(page);
  await page.getByRole('radio', { name: 'Anna kommer slet ikke' }).check();
  await next(page);
  await expect(page.getByRole('definition').last()).toContainText('Anna kommer ikke.');
  await page.getByRole('button', { name: 'Send' }).click();
  await step(page, 'Tak. Nu har du sagt det.');
  await everythingHolds(page);

  const line = said(page).getByRole('listitem').filter({ hasText: day });
  await line.getByRole('button', { name: 'Anna kommer alligevel' }).click();
  await page.getByRole('button', { name: 'Ja, Anna kommer' }).click();
  await expect(page.getByText(/^Godt\. Anna kommer alligevel: /)).toBeVisible();
});

test('Karen may read and not say it: she is told, and whom to ring', async ({ page }) => {
  await asRelative(page, 'Karen');

  const ring = block(page, 'Det kan du ikke sige her');
  await expect(ring).toContainText('Du må ikke sige det her for Anna.');
  await expect(ring.getByRole('link', { name: /^Ring \d\d/ })).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(said(page).getByRole('listitem')).not.toHaveCount(0);
  await expect(said(page).getByRole('button')).toHaveCount(0);
  await everythingHolds(page);
});

test('Mona may say it and not see the days: she is told to ring', async ({ page }) => {
  await asRelative(page, 'Mona');

  await expect(page.getByRole('main')).toContainText('Du må ikke se Annas dage.');
  await expect(block(page, 'Det må du ikke se')).toContainText('Ugen');
  await everythingHolds(page);
});

test('each step and the receipt: easy to read, to hit and on a small screen', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/kommer-ikke');
  await everythingHolds(page);
  const day = await lastDay(page);
  await next(page);
  await everythingHolds(page);
  await page.getByRole('radio', { name: 'Jeg kommer slet ikke' }).check();
  await next(page);
  await everythingHolds(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await step(page, 'Tak. Nu har du sagt det.');
  await everythingHolds(page);
  await said(page).getByRole('listitem').filter({ hasText: day }).getByRole('button').click();
  await everythingHolds(page, 'dialog');
  await page.getByRole('button', { name: 'Ja, jeg kommer' }).click();
  await expect(page.getByText(/^Godt\. /)).toBeVisible();
  await everythingHolds(page);
});

test('in English it is as easy', async ({ page }) => {
  await signIn(page, 'Anna');
  await page.goto('/en/kommer-ikke');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('I am not coming');
  await expect(page.getByRole('group', { name: 'Choose a day' })).toBeVisible();
  await everythingHolds(page);
});
