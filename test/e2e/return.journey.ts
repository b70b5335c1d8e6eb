import { readFileSync } from 'node:fs';
import type { Analysis } from '../../src/contract/analysis';
import { expectCounts, expectLinked, pickAnalysis, pickFile, stage } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const shop = textFile('shop.csv', written(shopRows()));

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await stage(page, 2, 'basket').press('Delete');
  await expectCounts(page, ['40', '10']);
  await expectLinked(page, { funnel: { steps: [{ events: ['visit'] }, { events: ['payment'] }] } });
});

test('after a reload the analysis waits for its file', async ({ page }) => {
  await page.reload();
  await expect(page.getByRole('heading', { name: say('intake_awaits', { name: 'shop.csv' }) })).toBeVisible();
  await pickFile(page, shop);
  await expectCounts(page, ['40', '10']);
});

test('the address restores the analysis in another browser, once the file is dropped there', async ({
  page,
  browser,
}) => {
  const elsewhere = await browser.newContext({ locale: 'en-US' });
  const visitor = await elsewhere.newPage();
  await visitor.goto(page.url());
  await expect(visitor.getByRole('heading', { name: say('intake_awaits', { name: 'shop.csv' }) })).toBeVisible();
  await pickFile(visitor, shop);
  await expectCounts(visitor, ['40', '10']);
  await elsewhere.close();
});

test('the analysis is saved to a file, and opened from it over the same events', async ({ page }) => {
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('shop.sluice.json');
  const buffer = readFileSync(await download.path());
  await page.keyboard.press('Control+z');
  await expectCounts(page, shopCounts);
  await pickAnalysis(page, { name: 'shop.sluice.json', mimeType: 'application/json', buffer });
  await expectCounts(page, ['40', '10']);
  await page.keyboard.press('Control+z');
  await expectCounts(page, shopCounts);
});

test('an analysis of events that are not there leaves the funnel as it is', async ({ page }) => {
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const analysis = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as Analysis;
  for (const step of analysis.funnel.steps) step.events = ['nothing of the kind'];
  const buffer = Buffer.from(JSON.stringify(analysis));
  await pickAnalysis(page, { name: 'other.sluice.json', mimeType: 'application/json', buffer });
  await expect(
    page.getByText(say('intake_analysis_refused', { name: 'other.sluice.json', file: 'shop.csv' })),
  ).toBeVisible();
  await expectCounts(page, ['40', '10']);
});

test('a choice made in the moment before a reload is not lost', async ({ page }) => {
  const form = page
    .getByRole('radio', { name: 'Compact' })
    .or(page.getByRole('button', { name: 'Compact' }))
    .first();
  await form.evaluate((choice: HTMLElement) => {
    choice.click();
    setTimeout(() => location.reload());
  });
  await expect(page.getByRole('heading', { name: say('intake_awaits', { name: 'shop.csv' }) })).toBeVisible();
  await pickFile(page, shop);
  await expectCounts(page, ['40', '10']);
  await expect(form).toBeChecked();
});
