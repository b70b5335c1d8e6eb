import { expectLinked, pickFile } from '../support/at-the-workbench';
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

  const drivers = page.getByRole('tabpanel').getByRole('table');
  const row = drivers.getByRole('row', { name: /help/ });
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

test('speaks of one group of a breakdown, which comes back with the link', async ({ page }) => {
  const rows = shopRows().map(([user, ...rest]) => [user, ...rest, Number(user.slice(5)) <= 12 ? 'wechat' : 'mail']);
  const shop = textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] }));
  await page.goto('/');
  await pickFile(page, shop);
  await page
    .getByRole('region', { name: 'Properties' })
    .getByRole('button', { name: /^channel / })
    .press(' ');
  await page.getByRole('menuitem', { name: 'Break down' }).press('Enter');
  await page.getByRole('tab', { name: 'Why' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('10 converted, 30 lost');
  await panel.getByLabel('Group: All together').first().click();
  await page.getByRole('option', { name: 'wechat' }).click();
  await expect(panel).toContainText('10 converted, 2 lost');
  await expect(panel).toContainText('Nobody was lost here');

  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('10 converted, 30 lost');
  await page.keyboard.press('Control+Shift+z');
  await expect(panel).toContainText('10 converted, 2 lost');
  await expectLinked(page, { display: { settings: { drivers: { group: { values: ['wechat'] } } } } });
  await page.reload();
  await pickFile(page, shop);
  await expect(panel).toContainText('10 converted, 2 lost');
});
