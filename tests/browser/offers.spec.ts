/** The catalogue and the rules, which are for everybody to read; and where the citizen goes, which isn't. */
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, signIn, test } from './portal.ts';

// The browser's own words about the answer to somebody who isn't signed in.
test.use({ expectedComplaints: /status of 401/ });

test('Anna reads about Skovhjælperne: when it is open and closed, whom to ring, what one does, what it costs', async ({
  page,
}) => {
  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Læse om tilbuddet' }).click();

  const place = block(page, 'Skovhjælperne');
  await expect(place.getByRole('heading', { level: 3 })).toHaveText([
    'Hvornår er der åbent?',
    'Hvem kan du ringe til?',
    'Hvad laver du der?',
    'Hvornår er der lukket?',
    'Hvad koster det?',
  ]);
  await expect(place).toContainText(/Mandag til torsdag:\s*klokken 9 til 14\.30/);
  await expect(place).toContainText('Din kontaktperson hos Skovhjælperne');
  await expect(place.getByRole('link', { name: /^Ring \d\d/ })).toBeVisible();
  await expect(place).toContainText(/Juleferie:\s*Fra \w+ den \d+\. december/);
  await expect(place).toContainText('Frokost: 35 kroner om dagen');
  await expect(place.getByRole('link', { name: 'Se, hvad du skal betale' })).toHaveAttribute(
    'href',
    '/penge',
  );
  await expect(place.getByRole('link', { name: 'Læs mere på handicap.roskilde.dk' })).toBeVisible();
  // A place that has ended is no place to read about.
  await expect(block(page, 'Klub VI')).toHaveCount(0);
});

test('a rule is a question to open: the easy answer first, the whole text on request', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/tilbud');

  const rules = block(page, 'Kommunens regler');
  await expect(rules.getByRole('heading', { level: 3 })).toHaveCount(10);
  await rules.getByRole('heading', { name: 'Hvad er ikke med?' }).click();
  await expect(rules.getByText('Det er hjælp til at beholde dit job.')).toBeVisible();
  await expect(rules.getByText('Dit tilbud er heller ikke behandling.')).toBeHidden();
  await rules.getByText('Hvem skal du spørge i stedet?').click();
  await expect(rules.getByText('Spørg jobcenteret.').first()).toBeVisible();
  await rules.getByText('Læs hele teksten').locator('visible=true').click();
  await expect(rules.getByText('Dit tilbud er heller ikke behandling.')).toBeVisible();
});

test('Bo has no offer yet: the rules alone, with the first answer open', async ({ page }) => {
  await signIn(page, 'Bo');
  await open(page, '/tilbud');

  await expect(page.getByRole('main')).toContainText('Du har ikke et tilbud lige nu.');
  await expect(page.getByText('Det er et sted, hvor du er sammen med andre.')).toBeVisible();
});

test('Lars may not see where Anna goes: he is told so, and reads the rules', async ({ page }) => {
  await signIn(page, 'Lars');
  await choose(page, /^Se .+ plan$/);
  await open(page, new URL(page.url()).pathname + 'tilbud');

  await expect(block(page, 'Det må du ikke se')).toContainText('Plads og støtte');
  await expect(block(page, 'Kommunens regler')).toBeVisible();
  await expect(block(page, 'Skovhjælperne')).toHaveCount(0);
});

test('open offers first, then those that need a grant, each with the same answers', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/andre-tilbud');

  await expect(page.getByRole('heading', { level: 2 })).toContainText([
    'Åbne tilbud',
    'Dem skal kommunen bevilge',
    'En anden slags tilbud',
  ]);
  const cards = (heading: string) =>
    block(page, heading)
      .locator('.offers > li')
      .filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(cards('Åbne tilbud').first()).toContainText('Alle må komme.');
  for (const card of await cards('Dem skal kommunen bevilge').all()) {
    await expect(card.getByRole('term')).toHaveText([
      'Hvem er det for?',
      'Hvornår er der åbent?',
      'Hvad er der at lave?',
    ]);
  }
  await expect(
    cards('Dem skal kommunen bevilge')
      .filter({ hasText: 'Her kommer du nu.' })
      .getByRole('heading', { level: 3 }),
  ).toHaveText(['Skovhjælperne']);
  // What has moved to another law can't be granted any more.
  await expect(cards('En anden slags tilbud')).toContainText(['§ 82 a']);
  await expect(
    block(page, 'Dem skal kommunen bevilge').getByRole('link', { name: 'Sig, at støtten ikke passer' }),
  ).toHaveAttribute('href', '/andet-tilbud');
});

for (const [path, heading] of [
  ['/tilbud', 'Kommunens regler'],
  ['/andre-tilbud', 'Dem skal kommunen bevilge'],
] as const) {
  test(`${path}: whoever isn't signed in, or has no file, reads what is for everybody`, async ({ page }) => {
    await open(page, path);
    await expect(block(page, heading)).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Log ind' })).toHaveAttribute(
      'href',
      `/log-ind?til=${encodeURIComponent(path)}`,
    );
    await everythingHolds(page);

    await signIn(page, 'Sofie');
    await open(page, path);
    await expect(block(page, heading)).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Log ind' })).toHaveCount(0);
  });

  test(`${path}: everything holds for the citizen, with every easy answer open`, async ({ page }) => {
    await signIn(page, 'Fatima');
    await open(page, path);
    for (const summary of await page
      .locator('.questions > details > summary, .offers > li > details > summary')
      .all())
      await summary.click();
    await everythingHolds(page);
  });

  test(`${path}: everything holds for a relative, and in English`, async ({ page }) => {
    await signIn(page, 'Karen');
    await choose(page, 'Se Annas plan');
    const person = new URL(page.url()).pathname.replace(/\/$/, '');
    await open(page, person + path);
    await everythingHolds(page);
    await page.goto(`/en${person}${path}`);
    await expect(page.getByRole('status')).toHaveText('The page is ready.');
    await everythingHolds(page);
  });
}
