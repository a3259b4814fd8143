/** Telling the municipality: that something has changed (R23), and that the support doesn't fit (R32–R34). */
import type { Page } from '@playwright/test';
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test } from './portal.ts';

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Næste' }).click();
const step = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('heading', { level: 2, name: words })).toBeFocused();
const receipt = async (page: Page): Promise<string> => {
  await step(page, 'Tak. Vi har fået din besked.');
  const number = /nummer ([0-9A-F]{4}-[0-9A-F]{4})\./.exec(await page.getByRole('main').innerText())?.[1];
  expect(number).toBeDefined();
  return number ?? '';
};
const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Log af' }).click();
  await page.waitForURL(/\/log-ind/);
};

/** One of the relative's pages about the citizen, reached as a relative reaches it. */
async function openFor(page: Page, plan: string, path: string): Promise<void> {
  await choose(page, plan);
  await open(page, new URL(page.url()).pathname + path);
}

test('Gerda tells of a change: what, in her own words, looked through, receipt; and finds it again', async ({
  page,
}) => {
  await signIn(page, 'Gerda');
  await page.getByRole('link', { name: 'Fortælle, at noget er ændret' }).click();
  await ready(page);

  await next(page);
  await expect(page.getByRole('alert')).toContainText('Vælg mindst en ting.');

  await page.getByRole('checkbox', { name: /^Det, jeg kan/ }).check();
  await page.getByRole('checkbox', { name: /^Det, jeg har brug for/ }).check();
  await next(page);
  await step(page, /Fortæl med dine egne ord/);
  await next(page);
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Skriv, hvad der er ændret/ })
    .click();
  await expect(page.getByLabel('Hvad er der sket?')).toBeFocused();

  await page.keyboard.type('Jeg kan ikke gå så langt.');
  await next(page);
  await step(page, /Se det igennem/);
  await expect(page.getByRole('definition')).toHaveText([
    'Det, jeg kan\nDet, jeg har brug for',
    'Jeg kan ikke gå så langt.',
  ]);
  // What can be mended is not lost on the way back.
  await page.getByRole('button', { name: 'Tilbage' }).click();
  await expect(page.getByLabel('Hvad er der sket?')).toHaveValue('Jeg kan ikke gå så langt.');
  await next(page);
  await page.getByRole('button', { name: 'Send' }).click();
  const number = await receipt(page);

  await open(page, '/aendring');
  await expect(page.getByRole('main')).toContainText('Der er ikke svaret endnu.');
  await page.getByText(/^Se, hvad der er fortalt før/).click();
  const told = page.getByRole('listitem').filter({ hasText: number });
  await expect(told).toContainText('Jeg kan ikke gå så langt.');
  // Sent, and so begun no longer.
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('somebody with two places may say which one it is about; others are not asked', async ({ page }) => {
  await signIn(page, 'Fatima');
  await open(page, '/andet-tilbud');

  const which = page.getByRole('group', { name: 'Hvad handler det om?' });
  await expect(which.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('main')).toContainText('Din rådgiver ser på det sammen med dig.');
  await page.getByLabel('Fortæl, hvad der ikke er godt for dig').fill('Der er langt hen.');
  await which.getByRole('radio', { name: 'Klub VI' }).check();
  await next(page);
  await next(page);
  await expect(page.getByRole('definition')).toHaveText(['Der er langt hen.', 'Intet ønske', 'Klub VI']);

  await signIn(page, 'Erik');
  await open(page, '/andet-tilbud');
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test('Erik says that the support does not fit: no free choice is said first, then what must be done', async ({
  page,
}) => {
  await signIn(page, 'Erik');
  await page.getByRole('link', { name: 'Sige, at støtten ikke passer' }).click();
  await ready(page);

  await expect(page.getByRole('main').locator('h1 ~ p, .top + p').first()).toHaveText(
    /^Du kan ikke frit vælge et andet sted\. Men din rådgiver skal se på det sammen med dig\. Kommunen må ikke sige nej uden/,
  );
  await page.getByLabel('Fortæl, hvad der ikke er godt for dig').fill('Jeg er træt om morgenen.');
  await next(page);
  await step(page, /Hvad ønsker du dig\?/);
  await page.getByLabel('Dit ønske').fill('Jeg vil gerne møde senere.');

  // Looking at other offers loses nothing of it.
  await page.getByRole('link', { name: 'Se andre tilbud' }).click();
  await page.waitForURL(/\/andre-tilbud$/);
  await ready(page);
  await page.getByRole('link', { name: 'Sig, at støtten ikke passer' }).click();
  await page.waitForURL(/\/andet-tilbud$/);
  await ready(page);
  await expect(page.getByRole('main')).toContainText('Du er begyndt at skrive.');
  await next(page);
  await expect(page.getByLabel('Dit ønske')).toHaveValue('Jeg vil gerne møde senere.');

  await next(page);
  await page.getByRole('button', { name: 'Send' }).click();
  const number = await receipt(page);

  await open(page, '/andet-tilbud');
  await expect(page.getByRole('main')).toContainText('Kommunen har fået det.');
  await page.getByText(/^Se, hvad der er sagt før/).click();
  await expect(page.getByRole('listitem').filter({ hasText: number })).toContainText(
    'Jeg vil gerne møde senere.',
  );
});

test('what was asked before has its answer, in easy words first', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/andet-tilbud');
  await page.getByText(/^Se, hvad der er sagt før/).click();

  const closed = page.getByRole('listitem').filter({ hasText: /^\w+ den 9\.|Svar / });
  await expect(closed).toContainText('Du kan gå ind i det lille hus. Der er stille.');
  await expect(closed.getByText('når du har brug for ro')).toBeHidden();
  await closed.getByText('Læs hele teksten').click();
  await expect(closed.getByText('når du har brug for ro')).toBeVisible();
});

test('a draft survives signing out and in again, and can be thrown away', async ({ page }) => {
  await signIn(page, 'Ib');
  await open(page, '/aendring');
  await page.getByRole('checkbox', { name: /^Det, jeg har For/ }).check();
  await next(page);
  await page.getByLabel('Hvad er der sket?').fill('Jeg er flyttet.');
  await expect(page.getByText('Det, du har skrevet, er gemt.')).toBeVisible();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await signOut(page);

  await signIn(page, 'Ib');
  await open(page, '/aendring');
  await expect(page.getByRole('main')).toContainText('Du er begyndt at skrive.');
  await expect(page.getByRole('checkbox', { name: /^Det, jeg har For/ })).toBeChecked();
  await next(page);
  await expect(page.getByLabel('Hvad er der sket?')).toHaveValue('Jeg er flyttet.');

  await page.getByRole('button', { name: 'Slet det, jeg har skrevet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nej, behold det' }).click();
  await expect(page.getByLabel('Hvad er der sket?')).toHaveValue('Jeg er flyttet.');
  await page.getByRole('button', { name: 'Slet det, jeg har skrevet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, slet det' }).click();
  await step(page, /Hvad er ændret\?/);
  await open(page, '/aendring');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('Karen sees that her proposal waits; Anna sends it in her own name', async ({ page }) => {
  await signIn(page, 'Karen');
  await openFor(page, 'Se Annas plan', 'aendring');
  await expect(block(page, 'Dit forslag ligger hos Anna')).toContainText('Hun vil gerne hjem klokken 13.');

  await signIn(page, 'Anna');
  await open(page, '/aendring');
  const proposal = block(page, 'Karen har skrevet et forslag til dig');
  await expect(proposal).toContainText('Hun vil gerne hjem klokken 13.');
  await proposal.getByRole('button', { name: 'Send det' }).click();
  const number = await receipt(page);

  await open(page, '/aendring');
  await expect(block(page, /har skrevet et forslag/)).toHaveCount(0);
  await page.getByText(/^Se, hvad der er fortalt før/).click();
  await expect(page.getByRole('listitem').filter({ hasText: number })).toContainText('Du fortalte det.');
});

test('Karen may not send, but gives what she has begun to Anna, who mends and sends it', async ({ page }) => {
  await signIn(page, 'Karen');
  await openFor(page, 'Se Annas plan', 'andet-tilbud');
  await expect(page.getByRole('main')).toContainText('Anna bestemmer, om det bliver sendt.');
  const reason = page.getByLabel('Fortæl, hvad der ikke er godt for Anna');
  await expect(reason).toHaveValue('Anna siger, at der er');
  await reason.fill('Anna siger, at der er koldt.');
  await next(page);
  await next(page);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Giv til Anna' }).click();
  await step(page, 'Anna kan se dit forslag nu');

  await signIn(page, 'Anna');
  await open(page, '/andet-tilbud');
  const proposal = block(page, 'Karen har skrevet et forslag til dig');
  await expect(proposal).toContainText('Anna siger, at der er koldt.');
  await proposal.getByRole('button', { name: 'Ret det først' }).click();
  // Her own draft is not overwritten unasked.
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, brug forslaget' }).click();
  const own = page.getByLabel('Fortæl, hvad der ikke er godt for dig');
  await expect(own).toHaveValue('Anna siger, at der er koldt.');
  await own.fill('Der er koldt om morgenen.');
  await next(page);
  await next(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await receipt(page);
  await open(page, '/andet-tilbud');
  await expect(block(page, /har skrevet et forslag/)).toHaveCount(0);
});

test('Mona may tell for Anna, though she may not read what was told', async ({ page }) => {
  await signIn(page, 'Mona');
  await openFor(page, 'Se Annas plan', 'aendring');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noget er ændret for Anna');
  await expect(page.getByRole('main')).toContainText('Anna bestemmer, om du må se, hvad der er fortalt før.');
  await page.getByRole('checkbox', { name: /^Det, Anna kan/ }).check();
  await next(page);
  await page.getByLabel('Hvad er der sket for Anna?').fill('Anna sover dårligt.');
  await next(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await receipt(page);
});

for (const path of ['aendring', 'andet-tilbud']) {
  test(`/${path}: everything holds in every step, for the citizen`, async ({ page }) => {
    await signIn(page, 'Fatima');
    await open(page, `/${path}`);
    await everythingHolds(page);
    if (path === 'aendring') await page.getByRole('checkbox').first().check();
    else await page.getByRole('textbox').fill('Der er larm.');
    await next(page);
    await everythingHolds(page);
    if (path === 'aendring') await page.getByRole('textbox').fill('Der er larm.');
    await next(page);
    await everythingHolds(page);
  });

  test(`/${path}: everything holds for a relative, and with what was told before open`, async ({ page }) => {
    await signIn(page, 'Karen');
    await openFor(page, 'Se Annas plan', path);
    await page.getByText(/^Se, hvad der er (fortalt|sagt) før/).click();
    await everythingHolds(page);
  });

  test(`/${path}: everything holds in English`, async ({ page }) => {
    await signIn(page, 'Fatima');
    await page.goto(`/en/${path}`);
    await expect(page.getByRole('status')).toHaveText('The page is ready.');
    await everythingHolds(page);
  });
}
