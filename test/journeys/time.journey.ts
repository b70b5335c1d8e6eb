import AxeBuilder from '@axe-core/playwright';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await expectCounts(page, shopCounts);
});

test('bins of the time to convert are chosen by keys, and their customers listed', async ({ page }) => {
  await page.getByRole('tab', { name: 'Time to convert' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('10 got from “visit” to “payment”: half of them within 26 min');
  const found = await new AxeBuilder({ page }).include('[role=tabpanel]').analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  await panel.getByRole('button', { name: /^26 min – 27 min: 10 of 10/ }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(panel.getByRole('group', { name: 'Chosen range' })).toContainText('26 min – 28 min: 10 of 10, 100%');
  await panel.getByRole('button', { name: 'List these customers' }).click();
  await expect(page.getByRole('grid', { name: 'Customers' })).toHaveAttribute('aria-rowcount', '11');
  await expect(panel).toContainText('took 26 min – 28 min from 1 · visit to 3 · payment');
});

test('a period brushed in the trend becomes the date range of the funnel, and is undone', async ({ page }) => {
  await page.getByRole('tab', { name: 'Trend' }).click();
  const panel = page.getByRole('tabpanel');
  const day = panel.getByRole('button', { name: /^2026-03-1[34]: / });
  await expect(day.first()).toHaveAccessibleName(/33\.3% \(1 of 3; 95% interval/);
  await panel.getByText('Drag over the chart').scrollIntoViewIfNeeded();
  const [from, to] = [await day.first().boundingBox(), await day.last().boundingBox()];
  await page.mouse.move(from!.x + from!.width / 2, from!.y + 40);
  await page.mouse.down();
  await page.mouse.move(to!.x + to!.width / 2, to!.y + 60, { steps: 4 });
  await page.mouse.up();
  await panel.getByRole('button', { name: 'Make this the date range' }).click();
  await expectCounts(page, ['6', '4', '2']);
  await page.keyboard.press('Control+z');
  await expectCounts(page, shopCounts);
});

test('a point of one group in the trend lists those of the group and interval alone', async ({ page }) => {
  const rows = shopRows().map(([user, ...rest]) => [user, ...rest, Number(user.slice(5)) <= 12 ? 'wechat' : 'mail']);
  await pickFile(page, textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] })));
  const property = page.getByRole('region', { name: 'Properties' }).getByRole('button', { name: /^channel / });
  await property.first().press(' ');
  await page.getByRole('menuitem', { name: 'Break down' }).press('Enter');
  await page.getByRole('tab', { name: 'Trend' }).click();
  const panel = page.getByRole('tabpanel');
  const day = panel.getByRole('button', { name: /^2026-03-13: .*wechat/ });
  await expect(day).toHaveAccessibleName(/All 33\.3% \(1 of 3.*wechat 100% \(1 of 1/);
  await day.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('tooltip')).toContainText('Click to list who entered, of wechat');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('wechat · entered 2026-03-13');
  await expect(panel).toContainText('1 in all');
});
