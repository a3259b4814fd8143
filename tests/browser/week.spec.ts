/** "Min uge": a day at a time, the weeks after, what isn't as usual, and one sheet of paper. */
import type { Page } from '@playwright/test';
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test } from './portal.ts';

/** Leaves the week that is shown for another, and waits for its heading to have the focus. */
async function turn(page: Page, button: string, heading: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
}

/** A weekend begins with the week after it. */
async function fromThisWeek(page: Page): Promise<void> {
  if (await block(page, 'Næste uge').isVisible()) await turn(page, 'Ugen før', 'Denne uge');
}

const sheets = async (page: Page): Promise<number> =>
  ((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

test("Anna's week says where, when, how to get there and home, and what to bring", async ({ page }) => {
  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Se min uge' }).click();
  await page.waitForURL('**/uge');
  await ready(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min uge');
  await expect(page).toHaveTitle('Min uge – Samvær');
  const week = block(page, /^(Denne|Næste) uge$/);
  // Next week's first day, which a weekend shows, is not as usual.
  const day = week.getByRole('listitem').filter({ hasText: 'kører dig hjem' }).first();
  await expect(day.getByRole('heading', { level: 3 })).toContainText(/\w+dag den \d+\. \w+/);
  await expect(day).toContainText(/Skovhjælperne\.\s+Fra klokken 9 til klokken \d/);
  await expect(day).toContainText(/Flexrute-bussen henter dig mellem klokken \d/);
  await expect(day).toContainText(/Flexrute-bussen kører dig hjem mellem klokken \d/);
  await expect(day).toContainText(/Tag cirka \d+ kroner med til mad og drikke\./);
  await expect(week.getByRole('listitem').filter({ hasText: 'Fri' }).first()).toBeVisible();
});

test('today stands out in words', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/uge');
  await fromThisWeek(page);

  const inDenmark = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', weekday: 'long' });
  await expect(page.getByRole('heading', { level: 3, name: /^I dag: / })).toContainText(
    inDenmark.format(new Date()),
  );
});

test('next week has a day off and a ride less, each said plainly', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/uge');
  await fromThisWeek(page);
  await turn(page, 'Ugen efter', 'Næste uge');

  const week = block(page, 'Næste uge');
  await expect(week).toContainText(/Fra mandag den \d+\. \w+ til søndag den \d+\. \w+/);
  const off = week.getByRole('listitem').filter({ hasText: 'Du kommer ikke til Skovhjælperne.' });
  await expect(off).toContainText('Du bliver ikke hentet den dag.');
  await expect(off).not.toContainText('kroner');
  const ride = week.getByRole('listitem').filter({ hasText: 'Turen hjem er aflyst.' });
  await expect(ride).toContainText('Du bliver ikke kørt hjem.');
  await expect(ride).toContainText('Flexrute-bussen henter dig');
});

test('weeks are turned in place, as far as rides are known, and back', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/uge');
  await fromThisWeek(page);
  await expect(page.getByRole('button', { name: 'Ugen før' })).toHaveCount(0);

  await turn(page, 'Ugen efter', 'Næste uge');
  for (let weeks = 2; weeks <= 9; weeks += 1) await turn(page, 'Ugen efter', `Om ${weeks} uger`);
  await expect(page.getByRole('button', { name: 'Ugen efter' })).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('Her kan du ikke se længere frem.');
  await turn(page, 'Ugen før', 'Om 8 uger');
  await expect(page).toHaveURL(/\/uge$/);
});

test('Christmas is closed, and the reason is said', async ({ page }) => {
  await signIn(page, 'Erik');
  await open(page, '/uge');
  // The demo is closed from Christmas to New Year and in the summer: only near them is there something to see.
  const closed = page.getByRole('listitem').filter({ hasText: 'Alletiders Højskole har lukket.' });
  await fromThisWeek(page);
  await turn(page, 'Ugen efter', 'Næste uge');
  for (let weeks = 2; weeks <= 9 && (await closed.count()) === 0; weeks += 1) {
    await turn(page, 'Ugen efter', `Om ${weeks} uger`);
  }
  if ((await closed.count()) === 0) {
    // Far from both, all ten weeks have been looked at.
    await expect(page.getByRole('main')).toContainText('Her kan du ikke se længere frem.');
    return;
  }
  await expect(closed.first()).toContainText(/Grunden er: \w+/);
  await expect(closed.first()).toContainText('Du skal ikke af sted.');
});

test('a week that could not be fetched is said, and the one that is there stays', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/uge');
  await fromThisWeek(page);
  await turn(page, 'Ugen efter', 'Næste uge');
  await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '' }));

  await page.getByRole('button', { name: 'Ugen efter' }).click();
  await expect(page.getByText('Vi kunne ikke hente ugen.')).toBeFocused();
  await expect(block(page, 'Næste uge')).toBeVisible();
});
test.use({ expectedComplaints: /status of 502/ });

test('Hans has a break, Gerda is reminded of her wheelchair, Erik of whom to ring about a ride', async ({
  page,
}) => {
  await signIn(page, 'Hans');
  await open(page, '/uge');
  await expect(block(page, /^(Denne|Næste) uge$/)).toContainText('Du har pause fra Klub VI.');

  await signIn(page, 'Gerda');
  await open(page, '/uge');
  await expect(page.getByRole('main')).toContainText('Husk din kørestol.');

  await signIn(page, 'Erik');
  await open(page, '/uge');
  await expect(page.getByRole('main')).toContainText('Du har ikke kørsel.');
});

test('Bo has no place, Carl no more, and Ib sees the week he begins', async ({ page }) => {
  await signIn(page, 'Bo');
  await open(page, '/uge');
  await expect(block(page, 'Du har ikke en plan endnu')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ugen efter' })).toHaveCount(0);

  await signIn(page, 'Carl');
  await open(page, '/uge');
  await expect(block(page, 'Din plads er slut')).toBeVisible();

  await signIn(page, 'Ib');
  await open(page, '/uge');
  await expect(block(page, 'Du begynder snart')).toBeVisible();
  const week = block(page, /^Om \d uger$/);
  await expect(week).toContainText('Skovhjælperne.');
  await expect(week).toContainText('En, du kender, kører dig.');
});

test('a week is one sheet of paper, with people to ring and nothing to press', async ({ page }) => {
  for (const name of ['Gerda', 'Erik', 'Anna']) {
    await signIn(page, name);
    await open(page, '/uge');
    expect(await sheets(page), name).toBe(1);
    await fromThisWeek(page);
    await turn(page, 'Ugen efter', 'Næste uge');
    expect(await sheets(page), `${name}, next week`).toBe(1);
  }

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link', { name: /^Ring \d\d/ })).toHaveCount(3);
  await expect(page.getByRole('main').getByRole('listitem').first().locator('svg').first()).toBeVisible();
});

test("Lars sees Anna's days and hours; rides and money are hidden, and that is said", async ({ page }) => {
  await signIn(page, 'Lars');
  await choose(page, 'Se Annas plan');
  await page.getByRole('link', { name: 'Se Annas uge' }).click();
  await page.waitForURL(/\/p\/.+\/uge$/);
  await ready(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Annas uge');
  await expect(page.getByRole('main')).toContainText('Skovhjælperne.');
  await expect(page.getByRole('main')).not.toContainText(/kroner|henter|kørsel\.|hentet/);
  const hidden = block(page, 'Det må du ikke se');
  await expect(hidden).toContainText('Kørsel');
  await expect(hidden).toContainText('Penge');
  await everythingHolds(page);
});

for (const [name, path] of [
  ['Anna', '/uge'],
  ['Gerda', '/uge'],
  ['Ib', '/uge'],
  ['Bo', '/uge'],
  ['Fatima', '/en/uge'],
] as const) {
  test(`${name}, ${path}: easy to read, to hit and on a small screen`, async ({ page }) => {
    await signIn(page, name);
    await page.goto(path);
    await expect(page.getByRole('status')).toHaveText(/Siden er klar|The page is ready/);
    await everythingHolds(page);
  });
}

test("Karen reads Anna's next week in English", async ({ page }) => {
  await signIn(page, 'Karen');
  await choose(page, 'Se Annas plan');
  const plan = new URL(page.url()).pathname;
  await page.goto(`/en${plan}uge`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("Anna's week");
  if (await page.getByRole('heading', { name: 'This week' }).isVisible()) {
    await turn(page, 'The week after', 'Next week');
  }
  await expect(page.getByRole('main')).toContainText('Anna is not coming to Skovhjælperne.');
  await expect(page.getByRole('main')).toContainText('Nobody takes Anna home.');
  await everythingHolds(page);
});
