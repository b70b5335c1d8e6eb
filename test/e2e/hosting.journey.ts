import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { test } from '../support/journey';
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

    test('the page starts its engine and answers', async ({ page }) => {
      await page.goto('./');
      await pickFile(page, textFile('shop.csv', written(shopRows())));
      await expectCounts(page, shopCounts);
    });
  });
}
