import { fileURLToPath } from 'node:url';
import { makeEvents } from '../bench/make-events';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const shop = textFile('shop.csv', written(shopRows()));
const large = fileURLToPath(new URL('../../.cache/journeys/events-2000000.csv', import.meta.url));

// One after the other: they share the large file, which is written once.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  makeEvents(large, 2_000_000);
});

test('a load shows how far it is, and cancelling it leaves the first page as it was', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText(say('app_engine_ready'))).toBeVisible();
  await pickFile(page, large);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: say('intake_cancel'), exact: true }).click();
  await expect(page.getByRole('heading', { name: say('intake_drop_title') })).toBeVisible();
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
});

test('cancelling a second load leaves the funnel of the first', async ({ page }) => {
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await pickFile(page, large);
  await page.getByRole('button', { name: say('intake_cancel'), exact: true }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expectCounts(page, shopCounts);
  await page
    .getByRole('button', { name: /basket/ })
    .first()
    .click();
});
