import type { Locator, Page } from '@playwright/test';
import { expectCounts, pickFile, stage } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { wordsIn } from '../support/words';

const say = wordsIn('en');

/** Every second user comes by WeChat, the others by mail. */
const rows = shopRows().map(([user, ...rest]) => [user, ...rest, Number(user.slice(5)) % 2 === 0 ? 'wechat' : 'mail']);

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] })));
  await expectCounts(page, shopCounts);
});

const property = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Properties' }).getByRole('button', { name: new RegExp(`^${name} `) });
const chart = (page: Page) => page.getByRole('figure').first();
/** The drawing tells in its name which groups it has. */
const drawn = (page: Page, groups: RegExp) => page.getByRole('figure', { name: groups });
const breakdown = (page: Page) => page.getByRole('group', { name: 'Breakdown' });
const segments = (page: Page) => page.getByRole('group', { name: 'Segments' });

/** Takes a property up and carries it over a place, without letting go. */
async function carryOver(page: Page, name: string, place: Locator): Promise<void> {
  await property(page, name).hover();
  await page.mouse.down();
  const box = (await place.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
}

test('a property let go on the chart breaks the funnel down, and undo takes it back', async ({ page }) => {
  await carryOver(page, 'channel', chart(page));
  await expect(drawn(page, /2 groups.*wechat/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(drawn(page, /wechat/)).toHaveCount(0);

  await carryOver(page, 'channel', chart(page));
  await page.mouse.up();
  await expect(breakdown(page)).toContainText('2 groups');
  await expect(drawn(page, /2 groups.*wechat/)).toBeVisible();
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Broken down by channel' })).toBeAttached();
  await page.keyboard.press('Control+z');
  await expect(drawn(page, /wechat/)).toHaveCount(0);
  await expectCounts(page, shopCounts);
});

test('a segment is made by keys alone, from a property to the values chosen', async ({ page }) => {
  await property(page, 'channel').press(' ');
  await page.getByRole('menuitem', { name: 'New segment by channel' }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search values of channel' })).toBeFocused();
  await expect(page.getByRole('checkbox', { name: 'wechat' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(segments(page).getByRole('button', { name: /^channel = (mail|wechat)$/ })).toBeVisible();
  await expect(drawn(page, /channel = (mail|wechat)/)).toBeVisible();

  await segments(page)
    .getByRole('button', { name: /^channel =/ })
    .press('Delete');
  await expect(drawn(page, /channel =/)).toHaveCount(0);
});

test('a filter begun by dropping, a breakdown and a segment come back after a reload', async ({ page }) => {
  await carryOver(page, 'channel', stage(page, 1, 'visit'));
  await page.mouse.up();
  await page.getByRole('checkbox', { name: 'wechat' }).check();
  await expectCounts(page, ['20', '12', '5']);
  await page.getByRole('tab', { name: 'Who dropped' }).click();
  await page.getByRole('button', { name: 'Make this a segment' }).click();
  await expect(
    segments(page)
      .getByRole('button', { name: /basket/ })
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: say('funnel_palette') })).toBeFocused();
  await page.keyboard.type('break down by weekday');
  await page.keyboard.press('Enter');
  await expect(segments(page)).toContainText('Segments rest');

  await page.reload();
  await pickFile(page, textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] })));
  await expect(breakdown(page)).toContainText('weekday of the event');
  await expect(segments(page)).toContainText('Segments rest');
  await expect(drawn(page, /20 entered, 5 .*side by side/)).toBeVisible();
});
