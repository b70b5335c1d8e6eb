import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await expectCounts(page, shopCounts);
});

test('the hatch of the drawing lists those lost there, whose events open by key with the run marked', async ({
  page,
}) => {
  await page.getByRole('button', { name: /^Lost between basket and payment/ }).press('Enter');
  const list = page.getByRole('grid', { name: 'Customers' });
  await expect(list).toHaveAttribute('aria-rowcount', '15');
  await expect(page.getByText('14 in all')).toBeVisible();

  await page.getByPlaceholder('Find an id').fill('USER-2');
  await expect(list).toHaveAttribute('aria-rowcount', '6');
  await list.getByRole('button', { name: 'User' }).click();
  await expect(list.getByRole('row').nth(1)).toContainText('user-20');
  await list.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: 'user-24' });
  await expect(dialog.getByRole('row').nth(1)).toContainText('1 · visit');
  await expect(dialog.getByRole('row').nth(2)).toContainText('2 · basket');
  const found = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(list).toBeFocused();
});

test('the list is written as a file, all of it, and is read well by assistive technology', async ({ page }) => {
  await page.getByRole('tab', { name: 'Who dropped' }).click();
  await expect(page.getByText('16 in all')).toBeVisible();
  const found = await new AxeBuilder({ page }).include('[role=tabpanel]').analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('tabpanel').getByRole('button', { name: 'CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('shop-lost-2.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(17);
  expect(lines[0]).toBe(
    '\uFEFFUser,Furthest stage,visit: time,basket: time,payment: time,Seconds to furthest stage,Next event,Time of next event',
  );
});
