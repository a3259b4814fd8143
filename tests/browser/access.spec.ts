/** Who may see a plan, and who has: giving access, looking as the other does, stopping it; the log, and wondering about it. */
import { execFileSync } from 'node:child_process';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test, today } from './portal.ts';

/** Somebody else, at their own device. */
async function another(browser: Browser, firstName: string): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, firstName);
  return [page, context];
}

// The browser's own words about the 401 of whoever isn't signed in, and about a network that is cut.
test.use({ expectedComplaints: /status of 401|ERR_FAILED/ });

const card = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

async function fillWho(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Giv adgang' }).click();
  await page.getByLabel('Hvad hedder personen?').fill('Sofie Juhl');
  await page.getByRole('radio', { name: 'Ven', exact: true }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
}

/** Anna gives Sofie her week, and the way to ring: the code. */
async function give(page: Page): Promise<string> {
  await open(page, '/adgang');
  await fillWho(page);
  await page.getByRole('radio', { name: /^Kun min uge/ }).check();
  await page.getByRole('checkbox', { name: /^Sofie må også skrive og ringe for mig/ }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('radio', { name: '3 måneder' }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('button', { name: 'Giv adgang' }).click();
  await expect(page.getByRole('heading', { name: 'Giv koden til Sofie' })).toBeVisible();
  return page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
}

async function stopSofie(page: Page): Promise<void> {
  await open(page, '/adgang');
  await page.getByRole('button', { name: 'Stop adgang for Sofie Juhl' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, stop adgang' }).click();
  await expect(page.getByRole('heading', { name: 'Adgangen er stoppet' })).toBeVisible();
}

async function accept(page: Page, code: string): Promise<void> {
  await open(page, '/hvem');
  await page.getByLabel('Skriv koden').fill(code);
  await page.getByRole('button', { name: 'Brug koden' }).click();
}

test('Anna reads who may see what, and until when', async ({ page }) => {
  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Vælge, hvem der må se' }).click();
  await ready(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvem må se min plan?');
  const now = block(page, 'De har adgang nu');
  await expect(now.getByRole('heading', { level: 3 })).toHaveCount(4);
  await expect(card(page, 'Karen Holm')).toContainText('Må se hele din plan.');
  await expect(card(page, 'Karen Holm')).toContainText(/Til og med \d+\. \w+ \d{4}\./);
  await expect(card(page, 'Lars Holm')).toContainText('Må se: din uge.');
  await expect(card(page, 'Mona Bach')).toContainText('Kan ikke se din plan.');
  await expect(card(page, 'Inge Holm')).toContainText('Digital Fuldmagt fra borger.dk.');
  // What was not given here is not renewed here.
  await expect(card(page, 'Inge Holm').getByRole('button', { name: /^Forlæng/ })).toHaveCount(0);
  await expect(card(page, 'Lars Holm').getByRole('button', { name: /^Forlæng/ })).toBeVisible();

  const waiting = block(page, 'De har ikke adgang endnu');
  await expect(waiting).toContainText('Vibeke Lund');
  await expect(waiting).toContainText('Har ikke brugt koden endnu.');
  await page.getByText('De har haft adgang (3)').click();
  await expect(card(page, 'Olga Brandt')).toContainText('Stoppet.');
  await expect(card(page, 'Niels Krogh')).toContainText('Sluttede ');
});

test("Bo's guardians stand with what they are; one waits for the municipality", async ({ page }) => {
  await signIn(page, 'Bo');
  await open(page, '/adgang');

  await expect(card(page, 'Kaj Brink')).toContainText('Værge for personlige ting.');
  await expect(card(page, 'Kaj Brink')).toContainText('Nummer på papiret: 2026-10877.');
  const waiting = block(page, 'De har ikke adgang endnu');
  await expect(waiting).toContainText('Erik Lund');
  await expect(waiting).toContainText('Kommunen skal sige ja først.');
  await page.getByRole('button', { name: 'Stop adgang for Kaj Brink' }).click();
  await expect(page.getByRole('dialog')).toContainText('Værgemålet stopper ikke.');
  await page.getByRole('button', { name: 'Nej, behold den' }).click();
  await expect(card(page, 'Kaj Brink')).toBeVisible();
});

test('Anna gives Sofie access, sees what she sees, and stops it: the next click is refused', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Anna');
  const code = await give(page);
  await expect(page.getByRole('main')).toContainText('Du kan kun se koden nu.');
  await expect(page.getByRole('main')).toContainText(/Koden virker til og med \w+dag den /);
  await expect(page.getByRole('button', { name: 'Print siden' })).toBeVisible();
  await page.getByRole('button', { name: 'Til listen' }).last().click();
  await expect(card(page, 'Sofie Juhl')).toContainText('Har ikke brugt koden endnu.');

  const [sofie, hers] = await another(browser, 'Sofie');
  // As somebody writes it who heard it on the phone.
  await accept(sofie, code.toLowerCase().replaceAll('-', ' '));
  await expect(sofie.getByRole('heading', { name: 'Det lykkedes' })).toBeVisible();
  await expect(sofie.getByRole('main')).toContainText('Du er Annas ven.');
  await choose(sofie, 'Se Annas plan');
  await expect(today(sofie)).toBeVisible();
  await expect(sofie.getByRole('main')).not.toContainText('kroner');

  await open(page, '/adgang');
  await expect(card(page, 'Sofie Juhl')).toContainText('Må se, skrive og ringe for dig: din uge.');
  await page.getByRole('button', { name: 'Se, hvad Sofie ser' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sådan ser Sofie det');
  const shown = page.getByRole('group', { name: 'Det, Sofie ser' });
  for (const heading of [/^I dag: /, /^Annas (næste )?uge$/, 'Dem kan Anna og du ringe til']) {
    await expect(shown.getByRole('region', { name: heading })).toHaveText(
      await block(sofie, heading).innerText(),
      { useInnerText: true },
    );
  }
  await expect(shown.getByRole('region', { name: 'Det må du ikke se' })).toContainText('Penge');
  await expect(shown).not.toContainText('kroner');
  await expect(shown.getByRole('button')).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvem må se min plan?');
  await expect(page.getByRole('button', { name: 'Se, hvad Sofie ser' })).toBeFocused();

  await page.getByRole('button', { name: 'Stop adgang for Sofie Juhl' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop adgang for Sofie?' });
  await expect(dialog).toContainText('Sofie kan så ikke se din plan mere.');
  await dialog.getByRole('button', { name: 'Nej, behold den' }).click();
  await sofie.reload();
  await ready(sofie);
  await expect(today(sofie)).toBeVisible();

  await stopSofie(page);
  await expect(block(page, 'De har adgang nu')).not.toContainText('Sofie');
  await sofie.reload();
  await ready(sofie);
  await expect(sofie.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke vise den plan');
  await hers.close();
});

test('what lacks is said at its field; a code that opens nothing says what to do', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/adgang');
  await page.getByRole('button', { name: 'Giv adgang' }).click();
  await page.getByRole('button', { name: 'Næste' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv navnet.');
  await page.getByRole('radio', { name: 'En anden' }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv, hvem det er for dig.');

  await open(page, '/hvem');
  await page.getByRole('button', { name: 'Brug koden' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv koden.');
  await page.getByLabel('Skriv koden').fill('0000-0000-0000');
  await page.getByRole('button', { name: 'Brug koden' }).click();
  await expect(page.getByRole('alert')).toContainText('Koden virker ikke.');
});

test('choosing oneself what to show; what was chosen is read once more before it is given', async ({
  page,
}) => {
  await signIn(page, 'Anna');
  await open(page, '/adgang');
  await fillWho(page);
  await page.getByText('Skal personen bestemme for dig?').click();
  await expect(page.getByRole('main')).toContainText('Digital Fuldmagt på borger.dk');
  await page.getByRole('radio', { name: 'Jeg vælger selv' }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
  await expect(page.getByRole('alert')).toContainText('Vælg mindst en ting.');
  await page.getByRole('checkbox', { name: 'Dine møder' }).check();
  await page.getByRole('checkbox', { name: 'Dine mål' }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('radio', { name: '1 måned' }).check();
  await page.getByRole('button', { name: 'Næste' }).click();

  await expect(page.getByRole('definition')).toHaveText([
    'Sofie Juhl (ven)',
    'Dine møder og dine mål',
    'Nej',
    '1 måned',
  ]);
});

test('by the keyboard alone Sofie uses a code and lets go of what it gave', async ({ page, browser }) => {
  const [anna, annas] = await another(browser, 'Anna');
  const code = await give(anna);
  await annas.close();
  await signIn(page, 'Sofie');
  await open(page, '/hvem');

  const isThere = (name: string): Promise<boolean | undefined> =>
    page.evaluate((said) => document.activeElement?.textContent?.trim().startsWith(said), name);
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 40 && !(await isThere(name)); presses += 1)
      await page.keyboard.press('Tab');
    expect(await isThere(name)).toBe(true);
  };
  await page.getByLabel('Skriv koden').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Det lykkedes' })).toBeVisible();
  await tabTo('Stop min adgang');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Stop din adgang til Annas plan?' });
  await expect(dialog.getByRole('button', { name: 'Nej, behold den' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Din adgang til Annas plan er stoppet.' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Der er ingen, du kan hjælpe lige nu.');
});

test('renewing: the same person, the same help, from one place', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/adgang');
  await page.getByText(/^De har haft adgang/).click();
  await page.getByRole('button', { name: 'Forlæng for Niels Krogh' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forlæng adgang for Niels');
  await page.getByRole('radio', { name: '1 måned' }).check();
  await page.getByRole('button', { name: 'Næste' }).click();
  await page.getByRole('button', { name: 'Forlæng adgang' }).click();
  await expect(page.getByRole('heading', { name: 'Adgangen er forlænget' })).toBeVisible();
  await page.getByRole('button', { name: 'Til listen' }).last().click();
  await expect(block(page, 'De har adgang nu')).toContainText('Niels Krogh');

  await page.getByRole('button', { name: 'Stop adgang for Niels Krogh' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, stop adgang' }).click();
  await expect(block(page, 'De har adgang nu')).not.toContainText('Niels Krogh');
});

test('a relative is told that it is the citizen who decides', async ({ page }) => {
  await signIn(page, 'Karen');
  await choose(page, 'Se Annas plan');
  await open(page, `${new URL(page.url()).pathname}adgang`);

  await expect(page.getByRole('main')).toContainText('Anna bestemmer, hvem der må se planen.');
  await expect(block(page, 'Din adgang')).toContainText('Du må se hele planen.');
  await expect(page.getByRole('main')).not.toContainText('Lars');
  await page.getByRole('button', { name: 'Stop min adgang' }).click();
  await page.getByRole('button', { name: 'Nej, behold den' }).click();
  await page.reload();
  await ready(page);
  await expect(block(page, 'Din adgang')).toBeVisible();
});

test('Karen looks, and Anna sees it; she wonders, and later reads the answer', async ({ page, browser }) => {
  const [karen, karens] = await another(browser, 'Karen');
  await choose(karen, 'Se Annas plan');
  await open(karen, `${new URL(karen.url()).pathname}set-af`);
  await expect(karen.getByRole('main')).toContainText('Det kan kun Anna se.');
  await karens.close();

  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Se, hvem der har set' }).click();
  await ready(page);
  const row = page.getByRole('listitem').filter({ hasText: 'Karen Holm så: ' }).first();
  await expect(row).toContainText(/klokken \d+/i);
  await page.getByRole('combobox', { name: 'Hvem vil du se på listen?' }).selectOption('CONTACT_PERSON');
  await expect(page.getByRole('main')).not.toContainText('Karen Holm så: ');
  await page.getByRole('combobox').selectOption('Dem, du har givet adgang');
  await expect(row).toBeVisible();

  await row.getByRole('button', { name: 'Jeg undrer mig over det her' }).click();
  await page.getByRole('button', { name: 'Næste' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv, hvad du undrer dig over.');
  await page.getByLabel('Skriv det her').fill('Hvorfor så Karen det?');
  await page.getByRole('button', { name: 'Næste' }).click();
  await expect(page.getByRole('main')).toContainText('Karen Holm så: ');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { name: 'Tak. Vi har fået dit spørgsmål.' })).toBeVisible();
  await page.getByRole('button', { name: 'Til listen' }).last().click();
  await expect(block(page, 'Det har du spurgt om')).toContainText('Hvorfor så Karen det?');
  await expect(block(page, 'Det har du spurgt om')).toContainText('Du har ikke fået svar endnu.');

  await auditorAnswers('Karen er din mor. Du har givet hende adgang.');
  await page.reload();
  await ready(page);
  await expect(block(page, 'Det har du spurgt om')).toContainText('Karen er din mor.');
});

/** The auditor has no page here. */
async function auditorAnswers(answer: string): Promise<void> {
  const options = { encoding: 'utf8' as const };
  const token = execFileSync(
    process.env.SAMVAER!,
    ['token', 'ebbe', '--data-dir', process.env.PORTAL_DATA!],
    options,
  );
  const ask = async (query: string, variables = {}): Promise<any> => {
    const headers = {
      Authorization: `Bearer ${token.trim()}`,
      'Content-Type': 'application/json',
      'Samvaer-Role': 'AUDITOR',
    };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${process.env.PORTAL_URL}/graphql`, { method: 'POST', headers, body });
    return ((await response.json()) as { data: unknown }).data;
  };
  const { accessLogQuestions } = await ask('{ accessLogQuestions(onlyOpen: true) { id } }');
  const { accessLogQuestionAnswer } = await ask(
    'mutation($input: AccessLogQuestionAnswerInput!) { accessLogQuestionAnswer(input: $input) { userErrors { code } } }',
    { input: { questionId: accessLogQuestions[0].id, answer } },
  );
  expect(accessLogQuestionAnswer.userErrors).toEqual([]);
}

test('more than fit on a page come when asked for; the same look again and again is one line', async ({
  page,
  browser,
}) => {
  const [karen, karens] = await another(browser, 'Karen');
  await choose(karen, 'Se Annas plan');
  for (let looks = 0; looks < 11; looks += 1) {
    await karen.reload();
    await ready(karen);
  }
  await karens.close();

  await signIn(page, 'Anna');
  await open(page, '/set-af');
  await expect(page.getByRole('main')).toContainText(/10 gange, sidst klokken/);
  await expect(page.getByRole('main')).toContainText(/Du ser 10 af \d+\./);
  await page.getByRole('button', { name: 'Vis flere' }).click();
  await expect(page.getByRole('main')).toContainText(/1[12] gange, sidst klokken/);
});

test('Anna takes all of her own data along, in a file that says nothing by its name', async ({ page }) => {
  await signIn(page, 'Anna');
  await open(page, '/mine-data');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Hent mine data' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('samvaer-mine-data.html');
  await expect(page.getByRole('heading', { name: 'Filen er hentet' })).toBeVisible();

  const kept = await page.context().newPage();
  await kept.goto(`file://${await download.path()}`);
  const words = await kept.locator('body').innerText();
  for (const part of [
    'Anna Holm',
    'Afgørelser',
    'Skovhjælperne',
    'Hvem der har eller har haft adgang',
    'Karen Holm',
  ]) {
    expect(words).toContain(part);
  }
  expect(words).not.toMatch(/undefined|\[object|[A-Z]{3,}_[A-Z]+/);
});

test('who has no file of their own, or looks at another, is told what there is', async ({ page }) => {
  await signIn(page, 'Karen');
  await open(page, '/mine-data');
  await expect(page.getByRole('main')).toContainText('Hvilke planer du har set, og hvornår.');

  await open(page, '/hvem');
  await choose(page, 'Se Annas plan');
  await open(page, `${new URL(page.url()).pathname}mine-data`);
  await expect(page.getByRole('main')).toContainText('Kun Anna kan hente sine data.');
  await expect(page.getByRole('button', { name: 'Hent mine data' })).toHaveCount(0);
});

test('help says whom to ring for what, as the reader has somebody to ring', async ({ page }) => {
  await open(page, '/hjaelp');
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /^Ring \d\d/ })
      .first(),
  ).toBeVisible();
  await expect(block(page, 'Dem kan du ringe til')).toHaveCount(0);

  await signIn(page, 'Anna');
  await open(page, '/hjaelp');
  await expect(block(page, 'Hvem ringer du til?')).toContainText('hvis du ikke kan komme');
  await expect(block(page, 'Dem kan du ringe til').getByRole('link')).toHaveCount(3);
  await page.getByText('Hvordan lader jeg en anden se min plan?').click();
  await page.getByRole('link', { name: 'Hvem må se min plan?' }).click();
  await expect(page).toHaveURL(/\/adgang$/);
});

test.describe('with the network cut', () => {
  test('help and the accessibility statement are there all the same', async ({ page }) => {
    await page.route('**/graphql', (route) => route.abort());
    for (const address of ['/hjaelp', '/was']) {
      await open(page, address);
      await expect(
        page
          .getByRole('main')
          .getByRole('link', { name: /^Ring \d\d/ })
          .first(),
      ).toBeVisible();
    }
  });

  test('a part that cannot be fetched is said, and the list stays', async ({ page }) => {
    await signIn(page, 'Anna');
    await open(page, '/adgang');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Se, hvad Lars ser' }).click();
    await expect(page.getByRole('alert')).toContainText('Det er ikke din fejl.');
    await expect(card(page, 'Lars Holm')).toBeVisible();
  });
});

test('the accessibility statement says what is missing, whom to ring, and whom to complain to', async ({
  page,
}) => {
  await open(page, '/was');
  await expect(block(page, 'Det ved vi, mangler')).toContainText('Mennesker med handicap har ikke prøvet');
  await expect(page.getByRole('main')).toContainText('Digitaliseringsstyrelsen');
});

const asRelative = async (page: Page, firstName: string, view: string): Promise<void> => {
  await signIn(page, firstName);
  await choose(page, 'Se Annas plan');
  await open(page, `${new URL(page.url()).pathname}${view}`);
};

const asAnna = async (page: Page, address: string): Promise<void> => {
  await signIn(page, 'Anna');
  await open(page, address);
};

const STATES: Record<string, (page: Page) => Promise<void>> = {
  'who may see': async (page) => {
    await asAnna(page, '/adgang');
    await page.getByText(/^De har haft adgang/).click();
  },
  'nobody may see': async (page) => {
    await signIn(page, 'Carl');
    await open(page, '/adgang');
  },
  'access of a relative': (page) => asRelative(page, 'Inge', 'adgang'),
  'giving access: who': async (page) => {
    await asAnna(page, '/adgang');
    await page.getByRole('button', { name: 'Giv adgang' }).click();
    await page.getByRole('button', { name: 'Næste' }).click();
  },
  'giving access: what': async (page) => {
    await asAnna(page, '/adgang');
    await fillWho(page);
    await page.getByRole('radio', { name: 'Jeg vælger selv' }).check();
    await page.getByText('Skal personen bestemme for dig?').click();
  },
  'the code': async (page) => {
    await signIn(page, 'Erik');
    await give(page);
  },
  'looking as another does': async (page) => {
    await asAnna(page, '/adgang');
    await page.getByRole('button', { name: 'Se, hvad Karen ser' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sådan ser Karen det');
  },
  'who has looked': (page) => asAnna(page, '/set-af'),
  'nobody has looked': async (page) => {
    await signIn(page, 'Gerda');
    await open(page, '/set-af');
  },
  'who has looked, for a relative': (page) => asRelative(page, 'Karen', 'set-af'),
  wondering: async (page) => {
    await asAnna(page, '/set-af');
    await page.getByRole('button', { name: 'Jeg undrer mig over det her' }).first().click();
    await page.getByRole('button', { name: 'Næste' }).click();
  },
  'my data': (page) => asAnna(page, '/mine-data'),
  "a relative's data": async (page) => {
    await signIn(page, 'Karen');
    await open(page, '/mine-data');
  },
  'help for Anna': async (page) => {
    await asAnna(page, '/hjaelp');
    for (const question of await page.locator('summary').all()) await question.click();
  },
  'help for a relative': (page) => asRelative(page, 'Karen', 'hjaelp'),
  'help, signed out': (page) => open(page, '/hjaelp'),
  'the accessibility statement': (page) => open(page, '/was'),
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: accessible, fits 320 px, easy to hit, easy to read`, async ({ page }) => {
    await reach(page);

    await everythingHolds(page);
  });
}

test('the question before access is stopped is as easy as the page behind it', async ({ page }) => {
  await asAnna(page, '/adgang');
  await page.getByRole('button', { name: 'Stop adgang for Inge Holm' }).click();

  await everythingHolds(page, 'dialog');
});

const inEnglish: Record<string, string> = {
  '/en/adgang': 'Who may see my plan?',
  '/en/set-af': 'Who has looked at my plan?',
  '/en/mine-data': 'Your data',
  '/en/hjaelp': 'Help',
  '/en/was': 'Accessibility',
};

for (const [address, heading] of Object.entries(inEnglish)) {
  test(`${address} says the same in English`, async ({ page }) => {
    await signIn(page, 'Anna');
    await page.goto(address);

    await expect(page.getByRole('status')).toHaveText('The page is ready.');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await everythingHolds(page);
  });
}
