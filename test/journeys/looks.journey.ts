import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { counts, dropFile, expectCounts, pickFile } from '../support/at-the-workbench';
import { isoTime, shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const shop = textFile('shop.csv', written(shopRows()));

/** Nothing that keeps a person with a disability from using what is on screen. */
async function expectAccessible(page: Page): Promise<void> {
  // Its other mode gathers, in a page of its own, what it finds in frames of other origins: the page has none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
}

for (const language of ['en', 'zh'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`in ${language}, ${colorScheme}`, () => {
      test.use({ locale: language === 'en' ? 'en-US' : 'zh-CN', colorScheme });
      const say = wordsIn(language);

      test('the first page, the workbench and its dialogs can be used by everybody', async ({ page }) => {
        await page.goto('./');
        await expect(page.getByRole('heading', { name: say('intake_drop_title') })).toBeVisible();
        await expectAccessible(page);
        await dropFile(page, shop);
        await expectCounts(page, shopCounts);
        await expectAccessible(page);
        for (const panel of ['app_private', 'app_keys']) {
          await page.getByRole('button', { name: say(panel), exact: true }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await expectAccessible(page);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      });
    });

/** Every user goes through all stages but the last one, each of which has a name of 60 characters. */
function longNamed(stages: number): string {
  const names = Array.from({ length: stages }, (_, i) =>
    `${i + 1} 加入购物车之后的一步 and then a long name that goes on and on and on`.padEnd(60, '.').slice(0, 60),
  );
  const rows = Array.from({ length: 30 }, (_, user) =>
    names
      .slice(0, Math.max(1, stages - (user % stages)))
      .map((name, i) => [`u${user}`, name, isoTime(new Date(Date.UTC(2026, 2, 20, i, user)))]),
  );
  return written(rows.flat());
}

for (const stages of [2, 12])
  test(`${stages} stages with names of 60 characters fit a window of any width`, async ({ page }) => {
    await page.goto('./');
    await pickFile(page, textFile('long.csv', longNamed(stages)));
    await expect(counts(page).first()).toHaveText('30');
    for (const width of [1920, 1280, 1024])
      await test.step(`${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSidewaysScroll(page);
        await expect(page.getByText(/NaN|undefined|Infinity/)).toHaveCount(0);
      });
  });

test('the language is switched in place, and remembered', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '中文' }).click();
  const heading = page.getByRole('heading', { name: wordsIn('zh')('intake_drop_title') });
  await expect(heading).toBeVisible();
  await page.reload();
  await expect(heading).toBeVisible();
});

test('with a single event, of a single user, the page stands', async ({ page }) => {
  await page.goto('./');
  await pickFile(
    page,
    textFile(
      'one.csv',
      written([['u1', '支付"完成"', '2026-03-20 10:00:00']].map(([u, e, t]) => [u, `"${e.replaceAll('"', '""')}"`, t])),
    ),
  );
  await expectCounts(page, ['1']);
  await expect(page.getByText(/NaN|undefined|Infinity/)).toHaveCount(0);
});
