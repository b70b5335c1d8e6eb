import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

/** Ten channels; every second user comes by the first, and none of the others pays. */
const rows = shopRows().flatMap(([user, event, time]) => {
  const number = Number(user.slice(5));
  const channel = number % 2 === 0 ? 'wechat' : `channel ${number % 9}`;
  return event === 'payment' && channel !== 'wechat' ? [] : [[user, event, time, channel]];
});

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] })));
  await expectCounts(page, [...shopCounts.slice(0, 2), '5']);
  await page
    .getByRole('region', { name: 'Properties' })
    .getByRole('button', { name: /^channel / })
    .press(' ');
  await page.getByRole('menuitem', { name: /^Break down/ }).press('Enter');
  await expect(page.getByRole('list', { name: 'Groups' }).getByRole('button')).toHaveCount(9);
});

test('groups are drawn three ways, told on pointing, and open their customers', async ({ page }) => {
  const bar = page.getByRole('button', { name: /^wechat\. Step 2 of 3/ });
  await bar.hover();
  await expect(page.getByRole('tooltip')).toContainText('12 ÷ 20');
  for (const drawn of ['Bars', 'Small funnels', 'Lines']) {
    await page.getByRole('group', { name: 'Draw groups as' }).getByText(drawn).click();
    await expect(bar).toBeVisible();
    expect((await new AxeBuilder({ page }).include('figure').analyze()).violations).toEqual([]);
  }
  await page.getByRole('group', { name: 'Draw groups as' }).getByText('Bars').click();

  await page.getByRole('button', { name: /^wechat\. Step 1 of 3/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^wechat\. Lost between visit and basket: 8/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Who dropped' })).toHaveAttribute('aria-selected', 'true');
});

test('every group stands in the table, sorted as one likes, and in its file', async ({ page }) => {
  const table = page.getByRole('grid', { name: 'Figures of the groups' });
  await expect(table.getByRole('row', { name: /^All/ })).toContainText('12.5%');
  await table.getByRole('button', { name: 'Overall' }).click();
  await expect(table.getByRole('row').nth(2)).toContainText('wechat');
  await expect(table.getByRole('row').nth(2)).toContainText('25.0%');
  expect((await new AxeBuilder({ page }).include('[role=grid]').analyze()).violations).toEqual([]);

  const saving = page.waitForEvent('download');
  await page.getByRole('region', { name: 'Figures' }).getByRole('button', { name: 'CSV' }).click();
  const lines = (await readFile(await (await saving).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFGroup,Stage no\.,Stage,Actors/);
  expect(lines.find((line) => line.startsWith('wechat,2,'))).toMatch(/^wechat,2,basket,12,0\.6,/);
  // A head, then three stages of all, ten channels and the rest of them.
  expect(lines).toHaveLength(1 + 3 * 12);
});
