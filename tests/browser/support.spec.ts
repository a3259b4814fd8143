/** What the municipality has decided, and what one can do about it: support, complaining, goals, preparing for a meeting. */
import { execFileSync } from 'node:child_process';
import { everythingHolds } from './holds.ts';
import { block, choose, expect, open, ready, signIn, test } from './portal.ts';
import type { Page } from '@playwright/test';

/** Asks the API as somebody, as an internal tool does. */
async function asked<Data>(
  account: string,
  query: string,
  variables: object = {},
  role = 'CITIZEN',
): Promise<Data> {
  const token = execFileSync(
    process.env.SAMVAER!,
    ['token', account, '--data-dir', process.env.PORTAL_DATA!],
    {
      encoding: 'utf8',
    },
  ).trim();
  const answer = await fetch(`${process.env.PORTAL_URL}/graphql`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Samvaer-Role': role,
      ...(role === 'CASEWORKER' ? { 'Samvaer-Purpose': 'DECISION' } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as {
    data: Data;
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  return data;
}

const idOf = async (account: string): Promise<string> =>
  (await asked<{ viewer: { citizen: { id: string } } }>(account, '{ viewer { citizen { id } } }')).viewer
    .citizen.id;

/** Somebody applies for more, and is refused today: there is time to complain. */
async function refused(account: string): Promise<string> {
  const citizenId = await idOf(account);
  const idempotencyKey = crypto.randomUUID();
  const { applicationCreate } = await asked<{
    applicationCreate: { application: { id: string } };
  }>(
    account,
    `mutation ($input: ApplicationCreateInput!) {
      applicationCreate(input: $input) { application { id } userErrors { message } }
    }`,
    {
      input: {
        citizenId,
        idempotencyKey,
        wishes: 'Jeg vil gerne have en dag mere.',
        daysWished: 5,
      },
    },
  );
  const { grantRefuse } = await asked<{
    grantRefuse: { decision: { id: string }; userErrors: unknown[] };
  }>(
    'thomas',
    `mutation ($input: GrantRefuseInput!) {
      grantRefuse(input: $input) { decision { id } userErrors { message } }
    }`,
    {
      input: {
        citizenId,
        applicationId: applicationCreate.application.id,
        idempotencyKey,
        decision: {
          facts: 'Du har fortalt, at du er træt.',
          considerations: 'En dag mere skal gøre godt.',
          reasons: 'Dagene er nok nu.',
          easy: 'Du får ikke en dag mere. Du kan klage.',
          complaintGuidance: 'Du kan klage til os inden fire uger.',
          hearing: { notDueReason: 'Du har selv sagt det hele.' },
        },
      },
    },
    'CASEWORKER',
  );
  expect(grantRefuse.userErrors).toEqual([]);
  return grantRefuse.decision.id;
}

async function helpAnna(page: Page, firstName: string, path: string): Promise<void> {
  await signIn(page, firstName);
  await open(page, '/hvem');
  await choose(page, 'Se Annas plan');
  await open(page, `${new URL(page.url()).pathname}${path}`);
}

/** An English page says in English that it is done. */
async function openIn(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('status')).toHaveText(/^(Siden er klar|The page is ready)\.$/);
}

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Næste' }).click();
const kept = (page: Page): Promise<void> =>
  expect(page.getByRole('main')).toContainText('Det, du har skrevet, er gemt.');

test.describe('the support', () => {
  test('Anna reads where, how many days, since when and for how long; a new decision is on top', async ({
    page,
  }) => {
    await signIn(page, 'Anna');
    await open(page, '/stoette');

    const place = block(page, 'Du har plads hos Skovhjælperne');
    await expect(place).toContainText('3 dage om ugen.');
    await expect(place).toContainText(/Siden \w+dag den \d+\. \w+ \d{4}\. Så længe du har brug for det\./);
    await expect(place).toContainText('Flexrute-bussen kører');
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Ny afgørelse');
    await place.getByText('Det havde du før').click();
    await expect(place).toContainText(/Du havde plads hos Klub VI til og med /);
  });

  test('a decision says in easy words what it came to, and its whole text is at hand', async ({ page }) => {
    await signIn(page, 'Anna');
    await open(page, '/stoette');

    const decisions = block(page, /^Afgørelser$/);
    await expect(decisions.getByRole('heading', { level: 3 }).first()).toHaveText('Plads: nej');
    await expect(decisions).toContainText('Du får ikke det, du har søgt om.');
    const reasons = decisions.getByText('Tre dage er nok nu.').first();
    await expect(reasons).toBeHidden();
    await decisions.getByText('Læs hele teksten').first().click();
    await expect(reasons).toBeVisible();
    await expect(decisions).toContainText(/Vi ser på sagen igen senest \w+dag/);
  });

  test('a letter is new until it is opened', async ({ page }) => {
    await signIn(page, 'Jytte');
    await open(page, '/stoette');
    await expect(block(page, 'Breve')).toContainText('(ny)');
    await block(page, /^Ny afgørelse$/)
      .getByRole('link', { name: 'Læs afgørelsen' })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Afgørelse om din plads');

    await open(page, '/stoette');
    await expect(block(page, /^Ny afgørelse$/)).toHaveCount(0);
    await expect(
      block(page, 'Breve').getByRole('link', {
        name: /^Afgørelse om din plads(?! \(ny\))/,
      }),
    ).toBeVisible();
    const pdf = block(page, 'Breve')
      .getByRole('link', { name: /^PDF|Hent som PDF: Afgørelse om din plads/ })
      .first();
    const answer = await page.request.get((await pdf.getAttribute('href'))!);
    expect(answer.headers()['content-type']).toBe('application/pdf');
  });

  test('Karen reads it in words about Anna, and opens the letters under her name', async ({ page }) => {
    await helpAnna(page, 'Karen', 'stoette');

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Annas støtte');
    await expect(block(page, 'Anna har plads hos Skovhjælperne')).toContainText(
      'Så længe Anna har brug for det.',
    );
    await expect(page.getByRole('main')).not.toContainText(/Du har plads|din plads|(ny)\)/);
    const letter = block(page, 'Breve')
      .getByRole('link', { name: /^Afgørelse om plads/ })
      .first();
    await expect(letter).toHaveAttribute('href', /^\/p\/[0-9a-f-]{36}\/brev\/[0-9a-f-]{36}$/);
    await letter.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Afgørelse om din plads');
  });

  test('Bo has applied and waits; Carl had a place; Ib begins later; Lars is told what he may not see', async ({
    page,
  }) => {
    await signIn(page, 'Bo');
    await open(page, '/stoette');
    const applied = block(page, 'Du har søgt');
    await expect(applied).toContainText('Vi har ikke svaret endnu.');
    await expect(applied.getByRole('link', { name: /^Ring / })).toBeVisible();

    await signIn(page, 'Carl');
    await open(page, '/stoette');
    await expect(block(page, 'Du har ikke en plads nu')).toContainText(
      'Du havde plads hos ITC Svogerslev til og med',
    );

    await signIn(page, 'Ib');
    await open(page, '/stoette');
    await expect(block(page, /^Du begynder hos Skovhjælperne \w+dag den/)).toContainText('1 dag om ugen.');

    await helpAnna(page, 'Lars', 'stoette');
    await expect(block(page, 'Det må du ikke se').getByRole('listitem').first()).toHaveText(
      'Plads og støtte',
    );
    await expect(block(page, 'Breve')).toHaveCount(0);
  });
});

test.describe('complaining', () => {
  test('Kaj has four weeks: a card of rights leads to the form, what he writes is kept, and he gets a receipt', async ({
    page,
  }) => {
    await refused('kaj');
    await signIn(page, 'Kaj');
    await open(page, '/stoette');
    const decisions = block(page, /^Afgørelser$/);
    await expect(decisions).toContainText('Så kan du klage.');
    await expect(decisions).toContainText(/Sidste dag at klage er \w+dag den .+ Der er \d+ dage tilbage\./);
    await everythingHolds(page);
    await decisions.getByRole('link', { name: 'Klag over det her' }).click();
    await ready(page);

    // Only one has time left, so it is chosen already.
    await expect(page.getByRole('radio', { name: /^Plads: nej/ })).toBeChecked();
    await next(page);
    await page.getByRole('textbox', { name: 'Skriv det her' }).fill('Jeg kan godt klare en dag mere.');
    await kept(page);
    await page.reload();
    await ready(page);
    await next(page);
    await expect(page.getByRole('textbox')).toHaveValue('Jeg kan godt klare en dag mere.');
    await everythingHolds(page);
    await next(page);
    await expect(page.getByRole('main')).toContainText('Jeg kan godt klare en dag mere.');
    await everythingHolds(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();

    await expect(
      page.getByRole('heading', {
        level: 2,
        name: 'Tak. Vi har fået din besked.',
      }),
    ).toBeFocused();
    await expect(page.getByRole('main')).toContainText(/Vi ser på sagen igen senest \w+dag/);
    await expect(page.getByRole('main')).toContainText(/Din besked har nummer [0-9A-F]{4}-[0-9A-F]{4}\./);
    await everythingHolds(page);
    await open(page, '/klage');
    await expect(block(page, 'Du har klaget')).toContainText('Plads: nej');
    const { viewer } = await asked<{
      viewer: { citizen: { drafts: unknown[] } };
    }>('kaj', '{ viewer { citizen { drafts { id } } } }');
    expect(viewer.citizen.drafts).toEqual([]);
  });

  test("Erik's last day has passed: he is warned, and may complain without a word of why", async ({
    page,
  }) => {
    await signIn(page, 'Erik');
    await open(page, '/klage');
    await next(page);
    await expect(page.getByRole('alert')).toContainText('Vælg, hvad du vil klage over.');
    await page.getByRole('radio', { name: /^Kørsel/ }).check();
    await expect(page.getByRole('main')).toContainText('Fristen er gået. Du kan klage alligevel.');
    await everythingHolds(page);
    await next(page);
    await next(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(
      page.getByRole('heading', {
        level: 2,
        name: 'Tak. Vi har fået din besked.',
      }),
    ).toBeVisible();
  });

  test('who was given all, or sees no decisions, is told whom to ring', async ({ page }) => {
    await signIn(page, 'Dorte');
    await open(page, '/klage');
    await expect(page.getByRole('main')).toContainText('Du kan ikke klage over noget her.');
    await expect(page.getByRole('main').getByRole('link', { name: /^Ring / })).toBeVisible();
    await everythingHolds(page);

    await helpAnna(page, 'Lars', 'klage');
    await expect(page.getByRole('main')).toContainText('Du må ikke se Annas afgørelser.');
    await everythingHolds(page);
  });

  test('Inge may act for Anna, so she may send', async ({ page }) => {
    await helpAnna(page, 'Inge', 'klage');
    await page.getByRole('radio', { name: /^Plads hos Klub VI: slut/ }).check();
    await next(page);
    await next(page);
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  });

  test('Karen prepares and gives it to Anna, who says no to nothing, mends it and sends it', async ({
    page,
  }) => {
    await helpAnna(page, 'Karen', 'klage');
    await page.getByRole('radio', { name: /^Plads hos Klub VI: slut/ }).check();
    await next(page);
    await next(page);
    await expect(page.getByRole('alert')).toContainText('Skriv noget først.');
    await page.getByRole('textbox').fill('Anna savner Klub VI.');
    await next(page);
    await everythingHolds(page);
    await page.getByRole('button', { name: 'Giv til Anna' }).click();
    await expect(
      page.getByRole('heading', {
        level: 2,
        name: 'Anna kan se dit forslag nu',
      }),
    ).toBeFocused();
    await expect(page.getByRole('main')).toContainText(
      'Det er ikke sendt. Anna bestemmer, om det skal sendes.',
    );
    await everythingHolds(page);
    await page.reload();
    await ready(page);
    await expect(block(page, 'Dit forslag ligger hos Anna')).toContainText('Anna savner Klub VI.');
    await everythingHolds(page);

    await signIn(page, 'Anna');
    await open(page, '/klage');
    const proposal = block(page, 'Karen har skrevet et forslag til dig');
    await expect(proposal).toContainText('Anna savner Klub VI.');
    await everythingHolds(page);
    await proposal.getByRole('button', { name: 'Nej tak' }).click();
    await everythingHolds(page, 'dialog');
    await page.getByRole('button', { name: 'Nej, behold det' }).click();
    await expect(proposal).toBeVisible();

    await proposal.getByRole('button', { name: 'Ret det først' }).click();
    await expect(proposal).toHaveCount(0);
    await expect(page.getByRole('radio', { name: /^Plads hos Klub VI: slut/ })).toBeChecked();
    await next(page);
    await page.getByRole('textbox').fill('Jeg savner Klub VI.');
    await next(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(
      page.getByRole('heading', {
        level: 2,
        name: 'Tak. Vi har fået din besked.',
      }),
    ).toBeVisible();
    await open(page, '/klage');
    await expect(page.getByRole('main')).not.toContainText('forslag');
    await expect(block(page, 'Du har klaget')).toContainText('Plads hos Klub VI: slut');
  });

  test("Anna sends Karen's proposal as it is, or says no to it", async ({ page }) => {
    const [citizenId, aboutId] = [await idOf('anna'), await refused('anna')];
    const give = async (text: string): Promise<void> => {
      const { draftKeep } = await asked<{
        draftKeep: { draft: { id: string } };
      }>(
        'karen',
        'mutation ($input: DraftKeepInput!) { draftKeep(input: $input) { draft { id } } }',
        { input: { citizenId, kind: 'COMPLAINT', aboutId, text } },
        'RELATIVE',
      );
      await asked(
        'karen',
        'mutation ($input: DraftHandOverInput!) { draftHandOver(input: $input) { draft { id } } }',
        { input: { draftId: draftKeep.draft.id } },
        'RELATIVE',
      );
    };
    await give('Det første.');
    await signIn(page, 'Anna');
    await open(page, '/klage');
    await page.getByRole('button', { name: 'Nej tak' }).click();
    await page.getByRole('button', { name: 'Ja, slet det' }).click();
    await expect(page.getByText('Forslaget er slettet. Det er ikke sendt.')).toBeFocused();
    await expect(page.getByRole('main')).not.toContainText('Det første.');

    await give('Anna vil gerne have en dag mere.');
    await open(page, '/klage');
    await page.getByRole('button', { name: 'Send det' }).click();
    await expect(
      page.getByRole('heading', {
        level: 2,
        name: 'Tak. Vi har fået din besked.',
      }),
    ).toBeFocused();
    await expect(page.getByRole('main')).toContainText(/Vi ser på sagen igen senest \w+dag/);
    await expect(page.getByRole('main')).toContainText(/Din besked har nummer/);
  });

  test.describe('the network is down', () => {
    test.use({ expectedComplaints: /ERR_FAILED/ });

    test('what could not be kept is said, and nothing written is lost', async ({ page }) => {
      await refused('vera');
      await signIn(page, 'Vera');
      await open(page, '/klage');
      await next(page);
      await page.route('**/graphql', (route) => route.abort());
      await page.getByRole('textbox').fill('Jeg klager.');
      await expect(page.getByRole('status')).toHaveText('Vi kunne ikke gemme det, du skrev.');
      await page.unroute('**/graphql');
      await page.getByRole('textbox').fill('Jeg klager over det.');
      await kept(page);
      await expect(page.getByRole('status')).toHaveText('Siden er klar.');
    });
  });
});

test.describe('goals', () => {
  test('Anna reads her goals by what they are about, and since when', async ({ page }) => {
    await signIn(page, 'Anna');
    await open(page, '/maal');
    await expect(block(page, 'Det vil du lære')).toContainText('Du lærer at save.');
    await expect(block(page, 'Det vil du blive ved med')).toContainText('Du ser dine venner.');
    await expect(page.getByRole('main')).toContainText(/Målene er fra \w+dag den/);
    await page.getByText('Læs hele planen').click();
    await expect(page.getByText('At kunne bruge båndsaven sikkert.')).toBeVisible();
  });

  test('Rita sees that Dorte was asked; Dorte answers, and may wait a little first', async ({ page }) => {
    await signIn(page, 'Rita');
    await page.getByRole('link', { name: 'Se Dortes plan' }).click();
    await ready(page);
    await open(page, `${new URL(page.url()).pathname}maal`);
    await expect(block(page, 'Vil Dorte have en handleplan?')).toContainText('Dorte svarer selv.');
    await everythingHolds(page);

    await signIn(page, 'Dorte');
    await open(page, '/maal');
    const question = block(page, 'Vil du have en handleplan?');
    await question.getByRole('button', { name: 'Nej tak' }).click();
    await everythingHolds(page, 'dialog');
    await page.getByRole('button', { name: 'Vent lidt' }).click();
    await question.getByRole('button', { name: 'Ja tak' }).click();
    await page.getByRole('button', { name: 'Ja, send svaret' }).click();
    await expect(page.getByText('Tak. Vi har fået svaret.')).toBeFocused();
    await page.reload();
    await ready(page);
    await expect(block(page, 'Du har sagt ja til en handleplan')).toContainText(
      'Planen er ikke lavet endnu.',
    );
  });
});

test.describe('preparing for a meeting', () => {
  test('Dorte answers what she likes; each answer is kept, she looks it through and sends it', async ({
    page,
  }) => {
    await signIn(page, 'Dorte');
    await open(page, '/forbered');
    await expect(page.getByRole('main')).toContainText(/Dit møde er \w+dag den/);
    await page.getByRole('radio', { name: 'Meget godt' }).check();
    await kept(page);
    await everythingHolds(page);
    await page.reload();
    await ready(page);
    await expect(page.getByRole('radio', { name: 'Meget godt' })).toBeChecked();
    for (const heading of [
      'Kan du lide det',
      'Kan du lide at',
      'Passer dagene',
      'Går turen',
      'Hvad vil du tale',
    ]) {
      await next(page);
      await expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
    }
    await page.getByRole('textbox').fill('Jeg vil gerne tegne mere.');
    await next(page);
    const main = page.getByRole('main');
    await expect(main).toContainText('Jeg vil gerne tegne mere.');
    await expect(main).toContainText('Ikke udfyldt');
    await everythingHolds(page);
    await page.getByRole('button', { name: 'Send til rådgiveren' }).click();
    await expect(main).toContainText('Tak. Din rådgiver kan læse det nu.');
    await page.reload();
    await ready(page);
    await expect(block(page, 'Du har sendt dine svar')).toContainText('Meget godt');
    await expect(page.getByRole('button', { name: 'Næste' })).toHaveCount(0);
  });

  test('it is Anna’s own: Karen is told so, and sees nothing of it', async ({ page }) => {
    await helpAnna(page, 'Karen', 'forbered');
    await expect(page.getByRole('main')).toContainText('Det her er Anna alene om.');
    await expect(page.getByRole('main')).not.toContainText('træ');
  });
});

/** Everybody's pages as they are opened, in both languages. */
const PAGES: [string, string[]][] = [
  [
    'Anna',
    ['/stoette', '/klage', '/maal', '/forbered', '/en/stoette', '/en/klage', '/en/maal', '/en/forbered'],
  ],
  ['Bo', ['/stoette', '/klage', '/maal', '/forbered']],
  ['Carl', ['/stoette', '/maal']],
  ['Fatima', ['/stoette', '/maal', '/forbered']],
  ['Gerda', ['/stoette']],
  ['Ib', ['/stoette', '/maal', '/forbered']],
  ['Erik', ['/maal', '/forbered']],
];

for (const [who, paths] of PAGES) {
  test(`${who}: accessible, fits 320 px, easy to hit, easy to read`, async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page, who);
    for (const path of paths) {
      await test.step(path, async () => {
        await openIn(page, path);
        await everythingHolds(page);
      });
    }
  });
}

test('Karen, Lars and Inge: accessible, fits 320 px, easy to hit, easy to read', async ({ page }) => {
  test.setTimeout(240_000);
  for (const who of ['Karen', 'Lars', 'Inge']) {
    await helpAnna(page, who, '');
    const plan = new URL(page.url()).pathname;
    for (const path of ['stoette', 'klage', 'maal', 'forbered']) {
      for (const prefix of ['', '/en']) {
        await test.step(`${who} ${prefix} ${path}`, async () => {
          await openIn(page, `${prefix}${plan}${path}`);
          await everythingHolds(page);
        });
      }
    }
  }
});
