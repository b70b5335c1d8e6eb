import { readFileSync } from 'node:fs';
import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');

test('rows that cannot be read are counted, listed with line and reason, and can be saved', async ({ page }) => {
  const rows: string[][] = shopRows();
  rows.splice(3, 0, ["=cmd|' /C calc'!A0"]);
  rows.splice(10, 0, ['someone', 'visit', 'the day before yesterday']);
  rows.splice(20, 0, ['someone', 'visit', '2026-03-14 10:00:00', 'one', 'too', 'many']);
  rows.splice(30, 0, ['', 'visit', '2026-03-14 10:00:00']);
  await page.goto('./');
  await pickFile(page, textFile('ragged.csv', written(rows)));
  await expectCounts(page, shopCounts);
  await expect(page.getByText(say('intake_unread_notice', { rows: '4' }))).toBeVisible();
  await page.getByRole('button', { name: say('intake_unread_show') }).click();
  const panel = page.getByRole('dialog');
  for (const text of ['too_few_fields', 'bad_time', 'too_many_fields', 'empty_user'])
    await expect(panel.getByText(say(`intake_unread_${text}`), { exact: true })).toBeVisible();
  await expect(panel.getByText('the day before yesterday')).toBeVisible();

  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: say('intake_unread_download') }).click();
  const saved = readFileSync(await (await downloading).path(), 'utf8');
  expect(saved).toContain('the day before yesterday');
  expect(saved).toContain("\r\n5,too_few_fields,'=cmd|' /C calc'!A0\r\n");
  expect(saved.trim().split('\n')).toHaveLength(5);
});
