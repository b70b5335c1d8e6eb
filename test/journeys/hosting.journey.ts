import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import type { Hosting } from '../support/static-server';

const servers: [how: string, hosting: Hosting][] = [
  ['under a sub-folder', { folder: '/tools/funnel/' }],
  ['by a server that calls every unknown ending plain text', { types: { '.bin': 'text/plain' } }],
  ['by a server that takes the packed engine for an encoded one', { encoded: ['.bin'] }],
  ['by a server that compresses everything once more', { compressed: true }],
];

for (const [how, hosting] of servers) {
  test.describe(`hosted ${how}`, () => {
    test.use({ hosting });

    test('the page answers, and DuckDB counts the same', async ({ page }) => {
      await page.goto('./');
      await pickFile(page, textFile('shop.csv', written(shopRows())));
      await expectCounts(page, shopCounts);
      await page.getByRole('tab', { name: 'SQL' }).click();
      const panel = page.getByRole('tabpanel');
      await panel.getByRole('button', { name: 'Run here' }).click();
      await expect(panel.getByRole('status')).toContainText('DuckDB counts the same');
    });
  });
}
