import { dropFile, expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');

test('a table copied from a spreadsheet is read when it is pasted', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: say('intake_drop_title') })).toBeVisible();
  await page.evaluate(
    (table) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', table);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    written(shopRows(), { delimiter: '\t' }),
  );
  await expectCounts(page, shopCounts);
});

test('a file dropped on an open funnel takes its place', async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await expectCounts(page, shopCounts);
  const half = shopRows().filter(([user]) => Number(user.slice(5)) % 2 === 1);
  await dropFile(page, textFile('half.csv', written(half)));
  await expectCounts(page, ['20', '12', '5']);
  await expect(page).toHaveTitle(say('app_title_dataset', { name: 'half.csv' }));
});

test('what is no table at all is refused in words, and the open funnel stays', async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(shopRows())));
  await expectCounts(page, shopCounts);
  await dropFile(page, {
    name: 'photo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 255, 254, 0, 1, 2, 3]),
  });
  await expect(page.getByText('photo.csv').first()).toBeVisible();
  await dropFile(page, textFile('empty.csv', ''));
  await expect(page.getByText('empty.csv').first()).toBeVisible();
  await expectCounts(page, shopCounts);
});

for (const sample of ['intake_sample_shop', 'intake_sample_saas', 'intake_sample_deals'])
  test(`the sample ${say(sample)} gives a funnel that falls`, async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: say(sample) }).click();
    const cells = page.getByRole('table').locator('tbody tr td:nth-child(2)');
    await expect(cells.nth(2)).toBeVisible();
    const figures = (await cells.allTextContents()).map((text) => Number(text.replace(/\D/g, '')));
    expect(figures).toEqual([...figures].sort((a, b) => b - a));
    expect(figures[0]).toBeGreaterThan(0);
  });
