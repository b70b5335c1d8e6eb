import { expectCounts, pickFile } from '../support/at-the-workbench';
import {
  gbkFile,
  gzipFile,
  shopCounts,
  shopRows,
  textFile,
  utf16File,
  written,
  type EventFile,
} from '../support/event-file';
import { expect, test } from '../support/journey';

const plain = written(shopRows());
const chinese = written(shopRows(['浏览商品', '加入购物车', '完成支付']), { header: ['用户ID', '事件', '时间'] });
const americanTime = (at: Date) =>
  `${at.getUTCMonth() + 1}/${at.getUTCDate()}/2026 ${at.getUTCHours()}:${at.toISOString().slice(14, 19)}`;
const withNote = shopRows().map(([user, event, time]) => [user, event, time, '"two\nlines, and ""quotes"""']);
const wide = shopRows().map((row, i) => [...row, i === 7 ? `"${'x'.repeat(3_000_000)}"` : 'short']);
const noted = { header: ['user', 'event', 'time', 'note'] };

/** The same events, written as differently as people's systems do. */
const files: [kind: string, file: EventFile][] = [
  ['commas', textFile('plain.csv', plain)],
  ['semicolons', textFile('semicolons.csv', written(shopRows(), { delimiter: ';' }))],
  ['tabs', textFile('tabs.tsv', written(shopRows(), { delimiter: '\t' }))],
  ['bars', textFile('bars.txt', written(shopRows(), { delimiter: '|' }))],
  [
    'runs of spaces',
    textFile(
      'spaces.txt',
      written(
        shopRows(undefined, (at) => at.toISOString()),
        { delimiter: '    ' },
      ),
    ),
  ],
  ['no header', textFile('headless.csv', written(shopRows(), { header: null }))],
  ['a byte order mark', textFile('bom.csv', `\ufeff${plain}`)],
  ['Windows line ends', textFile('windows.csv', plain.replaceAll('\n', '\r\n'))],
  ['gzip', gzipFile('packed.csv.gz', plain)],
  ['UTF-16', utf16File('utf16.csv', plain)],
  ['Chinese in UTF-8', textFile('日志.csv', chinese)],
  ['Chinese in GBK', gbkFile('日志.csv', chinese)],
  ['times with Z', textFile('zulu.csv', written(shopRows(undefined, (at) => at.toISOString())))],
  [
    'times with an offset',
    textFile('offset.csv', written(shopRows(undefined, (at) => at.toISOString().replace('Z', '+00:00')))),
  ],
  ['epoch seconds', textFile('epoch.csv', written(shopRows(undefined, (at) => String(at.getTime() / 1000))))],
  ['epoch milliseconds', textFile('epoch-ms.csv', written(shopRows(undefined, (at) => String(at.getTime()))))],
  ['the month first', textFile('american.csv', written(shopRows(undefined, americanTime)))],
  ['quoted newlines', textFile('notes.csv', written(withNote, noted))],
  ['a cell of 3 MB', textFile('wide.csv', written(wide, noted))],
];

for (const [kind, file] of files) {
  test(`reads a file with ${kind} and proposes its funnel`, async ({ page }) => {
    await page.goto('./');
    await pickFile(page, file);
    await expectCounts(page, shopCounts);
  });
}

test('asks whether the day or the month stands first where both fit', async ({ page }) => {
  const time = (at: Date) => `0${1 + (at.getUTCDate() % 9)}/04/2026 ${at.toISOString().slice(11, 19)}`;
  await page.goto('./');
  await pickFile(page, textFile('either.csv', written(shopRows(undefined, time))));
  await expectCounts(page, shopCounts);
  await expect(page.getByText(/Is 0\d\/04\/2026 .*…/)).toBeVisible();
});
