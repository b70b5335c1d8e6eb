import type { Page } from '@playwright/test';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const shop = textFile('shop.csv', written(shopRows()));
const other = textFile('other.csv', written(shopRows(['open', 'choose', 'pay'])));

const menu = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).first();
const keep = (page: Page) => page.getByRole('switch', { name: say('intake_keep') });

/** Turns the switch in the menu of the open data and waits until it stands. */
async function turnKeep(page: Page, name: string): Promise<void> {
  await menu(page, name).click();
  await keep(page).click();
}

async function keepShop(page: Page): Promise<void> {
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await turnKeep(page, 'shop.csv');
  await expect(keep(page)).toBeEnabled();
  await expect(keep(page)).toBeChecked();
  await page.keyboard.press('Escape');
}

test('kept data is there after a reload, and in a new tab', async ({ page, context }) => {
  await keepShop(page);
  await page.reload();
  await expectCounts(page, shopCounts);
  const second = await context.newPage();
  await second.goto('./');
  await expectCounts(second, shopCounts);
});

test('what another tab does with other data, or with its own copy, leaves a tab what it kept', async ({
  page,
  context,
}) => {
  await keepShop(page);
  const second = await context.newPage();
  await second.goto('./');
  await expectCounts(second, shopCounts);
  await menu(second, 'shop.csv').click();
  await second.getByRole('button', { name: say('intake_menu_close') }).click();
  await expect(second.getByText(say('intake_kept_in_use', { name: 'shop.csv' }))).toBeVisible();
  await pickFile(second, other);
  await expectCounts(second, shopCounts);
  await turnKeep(second, 'other.csv');
  await expect(keep(second)).toBeEnabled();
  await page.reload();
  await expect(menu(page, 'shop.csv')).toBeVisible();
  await expectCounts(page, shopCounts);
  await second.reload();
  await expect(menu(second, 'other.csv')).toBeVisible();
});

test('kept data is listed under privacy and removed there', async ({ page }) => {
  await keepShop(page);
  await page.getByRole('button', { name: say('app_private'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('shop.csv');
  await dialog.getByRole('button', { name: say('intake_kept_remove_name', { name: 'shop.csv' }) }).click();
  await expect(dialog).toContainText(say('intake_kept_none'));
  await page.keyboard.press('Escape');
  await menu(page, 'shop.csv').click();
  await expect(keep(page)).not.toBeChecked();
  await page.reload();
  await expect(page.getByRole('heading', { name: say('intake_awaits', { name: 'shop.csv' }) })).toBeVisible();
});

test('data that cannot be kept turns the switch off, with the reason', async ({ page }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype as {
      put: (this: IDBObjectStore, ...entry: unknown[]) => IDBRequest<IDBValidKey>;
    };
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...entry: unknown[]): IDBRequest<IDBValidKey> {
      if (entry[0] instanceof File) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, entry);
    };
  });
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await turnKeep(page, 'shop.csv');
  await expect(page.getByText(say('failure_storage_full', { file: 'shop.csv' }))).toHaveCount(1);
  await expect(page.getByRole('dialog')).toContainText(say('failure_storage_full', { file: 'shop.csv' }));
  await expect(keep(page)).not.toBeChecked();
});
