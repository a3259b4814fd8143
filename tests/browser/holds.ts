/** What holds of every page in every state: accessible, easy to read and to hit, and it fits a small screen. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './portal.ts';

/** `read` is where the words are: the main part, or a dialog in front of it. */
export async function everythingHolds(page: Page, read = 'main'): Promise<void> {
  await test.step('axe finds nothing', async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  await test.step('no sentence has more than 15 words, and the whole is easy', async () => {
    const sentences = sentencesOf(await page.locator(read).innerText());
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
}

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
      // A box to tick is pressed by its label.
      .map((it) => ({ it, box: (it.closest('label') ?? it).getBoundingClientRect() }))
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
