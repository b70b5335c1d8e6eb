import { closeData, expectCounts, pickFile } from '../support/at-the-workbench';
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
const timed = (time: (at: Date) => string) => shopRows(undefined, time);
const withNote = shopRows().map(([user, event, time]) => [user, event, time, '"two\nlines, and ""quotes"""']);
const wide = shopRows().map((row, i) => [...row, i === 7 ? `"${'x'.repeat(3_000_000)}"` : 'short']);
const noted = { header: ['user', 'event', 'time', 'note'] };

/** The same events, written as differently as people's systems do. */
const files: Record<string, [kind: string, file: EventFile][]> = {
  delimiters: [
    ['commas', textFile('plain.csv', plain)],
    ['semicolons', textFile('semicolons.csv', written(shopRows(), { delimiter: ';' }))],
    ['tabs', textFile('tabs.tsv', written(shopRows(), { delimiter: '\t' }))],
    ['bars', textFile('bars.txt', written(shopRows(), { delimiter: '|' }))],
    [
      'runs of spaces',
      textFile(
        'spaces.txt',
        written(
          timed((at) => at.toISOString()),
          { delimiter: '    ' },
        ),
      ),
    ],
    ['no header', textFile('headless.csv', written(shopRows(), { header: null }))],
  ],
  encodings: [
    ['a byte order mark', textFile('bom.csv', `\ufeff${plain}`)],
    ['gzip', gzipFile('packed.csv.gz', plain)],
    ['UTF-16', utf16File('utf16.csv', plain)],
    ['Chinese in UTF-8', textFile('日志.csv', chinese)],
    ['Chinese in GBK', gbkFile('日志-gbk.csv', chinese)],
  ],
  times: [
    ['times with Z', textFile('zulu.csv', written(timed((at) => at.toISOString())))],
    ['times with an offset', textFile('offset.csv', written(timed((at) => at.toISOString().replace('Z', '+00:00'))))],
    ['epoch seconds', textFile('epoch.csv', written(timed((at) => String(at.getTime() / 1000))))],
    ['epoch milliseconds', textFile('epoch-ms.csv', written(timed((at) => String(at.getTime()))))],
    ['the month first', textFile('american.csv', written(timed(americanTime)))],
  ],
  cells: [
    ['Windows line ends', textFile('windows.csv', plain.replaceAll('\n', '\r\n'))],
    ['quoted newlines', textFile('notes.csv', written(withNote, noted))],
    ['a cell of 3 MB', textFile('wide.csv', written(wide, noted))],
  ],
};

for (const [what, some] of Object.entries(files)) {
  test(`files with other ${what} are read one after the other, and each funnel is proposed`, async ({ page }) => {
    await page.goto('./');
    for (const [kind, file] of some)
      await test.step(kind, async () => {
        await pickFile(page, file);
        await expectCounts(page, shopCounts);
        await closeData(page, file.name);
      });
  });
}

test('asks whether the day or the month stands first where both fit', async ({ page }) => {
  const time = (at: Date) => `0${1 + (at.getUTCDate() % 9)}/04/2026 ${at.toISOString().slice(11, 19)}`;
  await page.goto('./');
  await pickFile(page, textFile('either.csv', written(shopRows(undefined, time))));
  await expectCounts(page, shopCounts);
  await expect(page.getByText(/Is 0\d\/04\/2026 .*…/)).toBeVisible();
});
