import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Analysis } from '../../src/core/spec/analysis';
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

const compact = (page: Page) =>
  page
    .getByRole('radio', { name: 'Compact' })
    .or(page.getByRole('button', { name: 'Compact' }))
    .first();

test('a choice made in the moment before a reload is not lost', async ({ page }) => {
  await compact(page).evaluate((choice: HTMLElement) => {
    choice.click();
    setTimeout(() => location.reload());
  });
  await expect(page.getByRole('heading', { name: say('intake_awaits', { name: 'shop.csv' }) })).toBeVisible();
  await pickFile(page, shop);
  await expectCounts(page, ['40', '10']);
  await expect(compact(page)).toBeChecked();
});

test('an address opened afresh opens its own analysis, though the page was left in the middle of an edit', async ({
  page,
}) => {
  const link = page.url();
  await compact(page).evaluate((choice: HTMLElement) => {
    choice.click();
    setTimeout(() => location.assign('about:blank'));
  });
  await page.waitForURL('about:blank');
  await page.goto(link);
  await pickFile(page, shop);
  await expectCounts(page, ['40', '10']);
  await expect(compact(page)).not.toBeChecked();
});

/** Puts a link into the address of the open page, as by pasting it there. */
async function paste(page: Page, link: string): Promise<void> {
  await page.evaluate((url) => location.assign(url), link);
}

test('a link pasted into the address of the open page is opened over its data, and undone', async ({ page }) => {
  const link = page.url();
  await page.keyboard.press('Control+z');
  await expectCounts(page, shopCounts);
  await page.waitForURL(({ href }) => href !== link);
  await paste(page, link);
  await expectCounts(page, ['40', '10']);
  await expect(page.getByText(say('intake_link_opened'))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expectCounts(page, shopCounts);
});

test('a pasted link that does not fit, or is none, is refused, and the address is again that of the page', async ({
  page,
}) => {
  const own = page.url();
  const events = textFile('other.csv', written(shopRows(['open', 'choose', 'pay'])));
  const elsewhere = await page.context().newPage();
  await elsewhere.goto('./');
  await pickFile(elsewhere, events);
  await expectCounts(elsewhere, shopCounts);
  await elsewhere.waitForURL(({ hash }) => hash !== '');
  await paste(page, elsewhere.url());
  await expect(page.getByText(say('intake_link_refused', { file: 'shop.csv' }))).toBeVisible();
  await page.waitForURL(own);
  await paste(page, `${own.slice(0, own.indexOf('#'))}#no-analysis`);
  await expect(page.getByText(say('failure_broken_link'))).toBeVisible();
  await page.waitForURL(own);
  await expectCounts(page, ['40', '10']);
});

test('a link pasted into the address of the first page waits for its file', async ({ page }) => {
  const link = page.url();
  await page.goto('about:blank');
  await page.goto('./#no-analysis');
  await expect(page.getByText(say('failure_broken_link'))).toBeVisible();
  await paste(page, link);
  await expect(page.getByRole('heading', { name: say('intake_awaits', { name: 'shop.csv' }) })).toBeVisible();
  await pickFile(page, shop);
  await expectCounts(page, ['40', '10']);
});
