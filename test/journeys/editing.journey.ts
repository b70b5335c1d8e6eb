import type { Page } from '@playwright/test';
import { counts, event, expectCounts, pickFile, stage } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

// These show what moves as a person sees it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await expectCounts(page, shopCounts);
});

/** Takes an event of the list up and carries it over the stage, without letting go. */
async function carryOver(page: Page, name: string, onto: { number: number; name: string }): Promise<void> {
  await event(page, name).hover();
  await page.mouse.down();
  const box = (await stage(page, onto.number, onto.name).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
}

test('carrying an event over a stage shows the funnel it would give, and Escape leaves all as it was', async ({
  page,
}) => {
  await carryOver(page, 'visit', { number: 2, name: 'basket' });
  await expectCounts(page, ['40', '24', '10']);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(stage(page, 2, 'basket')).toBeVisible();
  await expectCounts(page, shopCounts);
});

test('an event let go on a stage counts there as well, and undo takes it back', async ({ page }) => {
  await carryOver(page, 'payment', { number: 2, name: 'basket' });
  await page.mouse.up();
  await expect(stage(page, 2, 'basket.*payment')).toBeVisible();
  await expect(stage(page, 3, 'payment')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(stage(page, 2, 'basket$|basket \\d')).toBeVisible();
  await expectCounts(page, shopCounts);
  await page.keyboard.press('Control+Shift+z');
  await expect(stage(page, 2, 'basket.*payment')).toBeVisible();
});

test('a funnel is built by keys alone, and what happens is said', async ({ page }) => {
  await stage(page, 1, 'visit').press('Delete');
  await expect(stage(page, 1, 'basket')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(stage(page, 1, 'payment')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(counts(page)).toHaveCount(0);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectCounts(page, ['40', '10']);
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'payment' }).first()).toBeAttached();
  await stage(page, 2, 'payment').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(stage(page, 1, 'payment')).toBeFocused();
  await expectCounts(page, ['10', '0']);
});
