import { pickFile } from '../support/at-the-workbench';
import { shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

test('sets a target at a stage, and ranks the conversion steps by it', async ({ page }) => {
  await page.goto('/');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await page.getByRole('tab', { name: 'Bottlenecks' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('There are no groups to take the best of');

  await panel.getByRole('combobox', { name: /^Measured against/ }).click();
  await page.getByRole('option', { name: 'Own target' }).click();
  await panel.getByLabel(/^Target of .* payment, in percent/).fill('90');
  await expect(panel.getByRole('status')).toContainText('Most to gain');
  await expect(page.getByRole('button', { name: /Target 90\.0%: .* points below/ })).toBeVisible();

  await panel.getByTitle('5, wholly ours').first().click();
  await expect(panel.getByRole('button', { name: /^1\. .*controllability 5/ })).toBeVisible();
  await expect(panel.getByRole('radio', { name: '5, wholly ours' }).first()).toBeChecked();
});

test('drags a rate, and sees the stages after it follow', async ({ page }) => {
  await page.goto('/');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await page.getByRole('tab', { name: 'What if' }).click();
  const grip = page.getByRole('slider').first();
  await grip.scrollIntoViewIfNeeded();
  const before = Number(await grip.getAttribute('aria-valuenow'));
  await grip.press('PageDown');
  await expect(grip).toHaveAttribute('aria-valuenow', String(Math.max(0, Number((before - 10).toFixed(1)))));
  await expect(page.getByRole('columnheader', { name: 'Scenario 1' })).toBeVisible();

  const box = (await grip.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 48, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await grip.getAttribute('aria-valuenow'))).toBeLessThan(before - 20);

  await grip.press('Delete');
  await expect(grip).toHaveAttribute('aria-valuenow', String(before));
});

test('compares the later half of the days with the earlier one', async ({ page }) => {
  await page.goto('/');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await page.getByRole('tab', { name: 'Periods' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('table')).toBeVisible();
  await panel.getByRole('combobox', { name: /^Compared with/ }).click();
  await page.getByRole('option', { name: 'The same a year before' }).click();
  await expect(panel).toContainText('There is no data for');
});
