import { pickFile } from '../support/at-the-workbench';
import { shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

test('asks why: what goes with paying, and what those lost did next', async ({ page }) => {
  // Every second user looks for help between the visit and the payment, and those who pay all do.
  const help = shopRows()
    .filter(([, event]) => event === 'visit')
    .filter((_row, user) => user < 10 || user % 2 === 0)
    .map(([user, , time]) => [user, 'help', time.replace(/:\d\d$/, ':59')]);
  await page.goto('/');
  await pickFile(page, textFile('shop.csv', written([...shopRows(), ...help])));
  await page.getByRole('tab', { name: 'Why' }).click();

  const reasons = page.getByRole('tabpanel').getByRole('table');
  const row = reasons.getByRole('row', { name: /help/ });
  await expect(row).toContainText('100%');
  await expect(page.getByRole('tabpanel')).toContainText('10 converted, 30 lost');

  await page.getByRole('img', { name: /^Start/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('img', { name: /^Event 1 after/ }).first()).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('Event 1 after');

  await row.getByRole('button', { name: /as a stage/ }).click();
  await expect(page.getByRole('list', { name: 'Stages' })).toContainText('help');
  await expect(row).toHaveCount(0);
});
