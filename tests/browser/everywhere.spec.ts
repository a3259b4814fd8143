/** What holds on every page and in every state: accessible, readable at 320 px, large targets, short sentences. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, expect, open, signIn, test } from './portal.ts';

const STATES: Record<string, (page: Page) => Promise<void>> = {
  'the sign-in page': (page) => open(page, '/log-ind'),
  'signed out': (page) => open(page, '/'),
  'a plan': (page) => signIn(page, 'Anna'),
  'no plan yet': (page) => signIn(page, 'Bo'),
  'an ended place': (page) => signIn(page, 'Carl'),
  'a place that begins later': (page) => signIn(page, 'Ib'),
  'a meeting that was not held': (page) => signIn(page, 'Gerda'),
  'no ride': (page) => signIn(page, 'Erik'),
  'two places': (page) => signIn(page, 'Fatima'),
  'the chooser': (page) => signIn(page, 'Karen'),
  "a relative's view": async (page) => {
    await signIn(page, 'Karen');
    await choose(page, 'Se Annas plan');
  },
  "a part of somebody's plan": async (page) => {
    await signIn(page, 'Lars');
    await choose(page, /^Se .+ plan$/);
  },
  'somebody who may only ring': async (page) => {
    await signIn(page, 'Mona');
    await choose(page, 'Se Annas plan');
  },
  'nobody to help': async (page) => {
    await signIn(page, 'Olga');
    await open(page, '/hvem');
  },
  'no file': (page) => signIn(page, 'Sofie'),
  'a plan that is not there': async (page) => {
    await signIn(page, 'Karen');
    await open(page, '/p/00000000-0000-4000-8000-000000000000/');
  },
  'an error': async (page) => {
    await signIn(page, 'Anna');
    await page.route('**/graphql', (route) => route.abort());
    await open(page, '/');
  },
};

// The browser's own words about the 401 and the cut network that two of the states are made of.
test.use({ expectedComplaints: /status of 401|ERR_FAILED/ });

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: accessible, fits 320 px, easy to hit, easy to read`, async ({ page }) => {
    await reach(page);

    await test.step('axe finds nothing', async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });

    await test.step('no sentence has more than 15 words, and the whole is easy', async () => {
      const sentences = sentencesOf(await page.getByRole('main').innerText());
      expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
      // Names, titles and numbers of the people to ring are no running text.
      const people = await page.locator('.people').allInnerTexts();
      const running = sentences.filter((sentence) => !people.some((text) => text.includes(sentence)));
      if (running.flatMap(wordsOf).length >= 60) expect(lix(running)).toBeLessThanOrEqual(25);
    });

    await test.step('everything to press is at least 44 px each way', async () => {
      expect(await smallTargets(page)).toEqual([]);
    });

    await page.setViewportSize({ width: 320, height: 640 });
    await test.step('nothing sticks out at 320 px', async () => {
      expect(await overflowing(page)).toEqual([]);
    });
    await test.step("nor with the reader's own text spacing", async () => {
      await page.evaluate(() => {
        const spacing = new CSSStyleSheet();
        spacing.replaceSync(
          '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
        );
        document.adoptedStyleSheets = [spacing];
      });
      expect(await overflowing(page)).toEqual([]);
    });
  });
}

test('with forced colours today still has its frame, and the focus its ring', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn(page, 'Anna');

  const frame = page.getByRole('region', { name: /^I dag: / });
  expect(await frame.evaluate((it) => getComputedStyle(it).borderTopStyle)).toBe('solid');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
});

test('nothing moves for those who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'Anna');

  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((it) => {
        const { animationName, transitionDuration } = getComputedStyle(it);
        return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
      }).length,
  );
  expect(moving).toBe(0);
});

/** A heading or a list's line ends a sentence as a full stop does; "9.30" and "23. november" don't. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?:])\s+(?=[A-ZÆØÅ])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);

/** Times and phone numbers are read as one word. */
const wordsOf = (sentence: string): string[] =>
  sentence.replace(/(\d)[.\s\u00a0](?=\d)/g, '$1').match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? [];

/** Words a sentence, plus the share of long words; names, capitals inside a sentence, are long for nobody. */
function lix(sentences: string[]): number {
  const words = sentences.flatMap(wordsOf);
  const long = sentences
    .flatMap((sentence) => wordsOf(sentence).filter((word, place) => place === 0 || !/^\p{Lu}/u.test(word)))
    .filter((word) => word.length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary, input')]
      .filter((it) => it.checkVisibility({ visibilityProperty: true }))
      .map((it) => ({ it, box: it.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ it, box }) => `${it.innerText.trim()}: ${box.width} × ${box.height}`),
  );

/** The page itself, and each box in it: an ancestor that hides its overflow would hide the first. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = [...document.querySelectorAll('body *')]
      .filter((it) => !it.closest('.sr-only, .skipnav') && it.checkVisibility({ visibilityProperty: true }))
      .filter((it) => it.getBoundingClientRect().right > innerWidth + 0.5)
      .map((it) => `${it.tagName} ${it.textContent?.trim().slice(0, 40)}`);
    return document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways', ...wide] : wide;
  });
