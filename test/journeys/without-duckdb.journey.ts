import type { Page } from '@playwright/test';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const shop = textFile('shop.csv', written(shopRows()));

/** Asks DuckDB for a second opinion, and expects this failure instead. */
async function expectNoSql(page: Page, failure: string): Promise<void> {
  await page.getByRole('tab', { name: say('sql_tab') }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: say('query_run') }).click();
  await expect(panel.getByRole('alert')).toContainText(say(failure), { timeout: 60_000 });
  await expect(panel.getByRole('alert')).toContainText(say(`${failure}_advice`));
}

test.describe('while DuckDB does not come', () => {
  test.use({ hosting: { stalled: /\.bin$/ } });

  test('a dropped file can be read at once, and SQL says that it needs a reload', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByText(say('app_engine_fetching')).first()).toBeVisible();
    await expect(page.getByRole('button', { name: say('app_engine_without_sql') })).toHaveCount(0);
    await pickFile(page, shop);
    await page.getByRole('button', { name: say('app_engine_without_sql') }).click();
    await expectCounts(page, shopCounts);
    await page.getByRole('button', { name: say('app_private'), exact: true }).click();
    await expect(page.getByText(say('app_private_sealed'), { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectNoSql(page, 'failure_sql_left_out');
  });
});

test.describe('where DuckDB is missing', () => {
  test.use({
    hosting: { missing: /\.bin$/ },
    expected: { problems: [/^console error: Failed to load resource.*404/] },
  });

  test('the page says so, and a file can be read without it', async ({ page }) => {
    await page.goto('./');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(say('failure_duckdb_not_fetched'));
    await alert.getByRole('button', { name: say('app_engine_without_sql') }).click();
    await expect(page.getByText(say('app_engine_left_out'), { exact: true })).toBeVisible();
    await pickFile(page, shop);
    await expectCounts(page, shopCounts);
    await expectNoSql(page, 'failure_sql_left_out');
  });

  test('a file chosen before is read', async ({ page }) => {
    await page.goto('./');
    await pickFile(page, shop);
    await page
      .getByRole('alert')
      .getByRole('button', { name: say('app_engine_without_sql') })
      .click();
    await expectCounts(page, shopCounts);
  });
});

test.describe('where DuckDB is damaged', () => {
  test.use({ hosting: { damaged: /\.bin$/ } });

  test('the page says so before it seals itself', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText(say('failure_duckdb_wrong_file'));
  });
});

test.describe('where the server does not allow WebAssembly', () => {
  test.use({
    hosting: { headers: { 'Content-Security-Policy': "script-src 'self'; worker-src blob:" } },
    expected: { problems: [/policy violated in a worker: script-src wasm-eval/] },
  });

  test('funnels are counted, and SQL says why it is not there', async ({ page }) => {
    await page.goto('./');
    await pickFile(page, shop);
    await expectCounts(page, shopCounts);
    await expectNoSql(page, 'failure_sql_blocked');
  });
});

test.describe('where a script that is loaded later is missing', () => {
  test.use({
    hosting: { missing: /KeysPanel-[^/]*\.js$/ },
    expected: { problems: [/^console error: Failed to load resource.*404/] },
  });

  test('the page names the file', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText(/KeysPanel-[^/]*\.js/);
    await expect(page.getByRole('alert')).toContainText(say('failure_part_not_fetched_advice'));
    await expect(page.getByRole('button', { name: say('app_engine_reload') })).toBeVisible();
  });
});
