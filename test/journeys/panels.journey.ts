import type { Locator, Page } from '@playwright/test';
import { expectCounts, expectLinked, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const rows = shopRows().map((row, i) => [...row, i % 2 === 0 ? 'wechat' : 'mail']);
const shop = textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] }));

async function openPanel(page: Page, tab: string): Promise<Locator> {
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await page.getByRole('tab', { name: say(tab) }).click();
  return page.getByRole('tabpanel');
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('tabpanel')
    .getByLabel(new RegExp(`^${label}: `))
    .click();
  await page.getByRole('option', { name: option }).click();
}

/** What the page shows now must be there after a reload, and in another tab that the link is opened in. */
async function expectKept(page: Page, shown: (page: Page) => Promise<void>): Promise<void> {
  await shown(page);
  await page.reload();
  await pickFile(page, shop);
  await shown(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await pickFile(other, shop);
  await shown(other);
  await other.close();
}

test('the conversion step chosen in Why is undone, kept and linked', async ({ page }) => {
  const panel = await openPanel(page, 'drivers_tab');
  await expect(panel).toContainText('10 converted, 30 lost');
  await choose(page, say('drivers_to'), '2 basket');
  await expect(panel).toContainText('24 converted, 16 lost');
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('10 converted, 30 lost');
  await page.keyboard.press('Control+Shift+z');
  await expect(panel).toContainText('24 converted, 16 lost');
  await expectLinked(page, { display: { settings: { drivers: { conversionStep: { from: 's1', to: 's2' } } } } });
  await expectKept(page, async (tab) => {
    await expect(tab.getByRole('tabpanel')).toContainText('24 converted, 16 lost');
  });
});

test('the stage, part and length chosen of the paths are undone, kept and linked', async ({ page }) => {
  const panel = await openPanel(page, 'drivers_tab');
  await panel.getByText(say('drivers_part_passed')).click();
  await choose(page, say('drivers_length'), say('drivers_length_many', { count: '2' }));
  await choose(page, say('drivers_place'), say('drivers_place_passed', { name: '2 basket' }));
  const reached = panel.getByLabel(`${say('drivers_place')}: ${say('drivers_place_passed', { name: '2 basket' })}`);
  await expect(reached).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(reached).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(reached).toBeVisible();
  await expectLinked(page, {
    display: { settings: { drivers: { paths: { step: 's2', part: 'passed', length: 2 } } } },
  });
  await expectKept(page, async (tab) => {
    const again = tab.getByRole('tabpanel');
    await expect(again).toContainText(`${say('drivers_paths_column_actors')}: 24`);
    await expect(again.getByRole('radio', { name: say('drivers_part_passed') })).toBeChecked();
    await expect(again.getByLabel(/^Events: 2 events/)).toBeVisible();
  });
});

test('the customers listed in Who, their search, order and columns are undone, kept and linked', async ({ page }) => {
  const panel = await openPanel(page, 'customers_tab');
  const list = page.getByRole('grid', { name: say('customers_list') });
  await page.getByRole('button', { name: /^Lost between basket and payment/ }).press('Enter');
  await expect(panel).toContainText('14 in all');
  await page.getByPlaceholder(say('customers_search')).fill('user-2');
  await expect(list).toHaveAttribute('aria-rowcount', '6');
  await list.getByRole('button', { name: say('customers_id') }).click();
  await panel.getByRole('button', { name: say('customers_columns') }).click();
  await page.getByRole('checkbox', { name: 'channel' }).click();
  await page.keyboard.press('Escape');
  const column = list.getByRole('columnheader', { name: 'channel' });
  await expect(column).toBeVisible();
  await list.focus();
  await page.keyboard.press('Control+z');
  await expect(column).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(column).toBeVisible();
  await expectLinked(page, {
    display: { settings: { customers: { search: 'user-2', properties: ['channel'], drilldown: { step: 2 } } } },
  });
  await expectKept(page, async (tab) => {
    const again = tab.getByRole('grid', { name: say('customers_list') });
    await expect(again).toHaveAttribute('aria-rowcount', '6');
    await expect(again.getByRole('columnheader', { name: 'channel' })).toBeVisible();
    await expect(again.getByRole('columnheader', { name: say('customers_id') })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(again.getByRole('row').nth(1)).toContainText('user-20');
  });
});
