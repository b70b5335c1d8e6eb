import { encodeAnalysis } from '../../src/document/analysis-link';
import { analysisVersion, defaultDisplay, type Analysis, type FunnelDisplay } from '../../src/core/spec/analysis';
import type { Reading, Role } from '../../src/core/spec/dataset';
import { noDecisions } from '../../src/core/spec/decisions';
import type { FunnelSpec } from '../../src/core/spec/funnel';
import { defaultSpec } from '../../src/funnel/spec/default-spec';
import { expectCounts, pickAnalysis, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';
import { prototypeNames } from '../support/odd-text';
import { wordsIn } from '../support/words';

const say = wordsIn('en');
const zoned = shopRows(undefined, (moment) => moment.toISOString());
const shop = textFile('shop.csv', written(zoned));

interface Change {
  reading?: Partial<Reading>;
  funnel?: Partial<FunnelSpec>;
  display?: Partial<FunnelDisplay>;
  columns?: [string, Role][];
}

const plainColumns: [string, Role][] = [
  ['user', 'who'],
  ['event', 'what'],
  ['time', 'when'],
];

/** An analysis of the shop as a colleague, or somebody else, may send it. */
function analysisWith({ reading = {}, funnel = {}, display = {}, columns = plainColumns }: Change): Analysis {
  return {
    version: analysisVersion,
    sources: [
      {
        kind: 'file',
        name: 'shop.csv',
        size: 1,
        reading: {
          dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true },
          shape: 'event_log',
          columns: columns.map(([name, role]) => ({ name, role })),
          timeFormat: 'iso',
          timeZone: 'UTC',
          dropDuplicates: false,
          eventName: 'shop',
          ...reading,
        },
      },
    ],
    funnel: { ...defaultSpec([['visit'], ['basket'], ['payment']]), ...funnel },
    display: { ...defaultDisplay, ...display },
    decisions: noDecisions,
  };
}

const linkTo = async (change: Change) => `./#${await encodeAnalysis(analysisWith(change))}`;

test('a link with an unknown time zone opens in UTC, and says so', async ({ page }) => {
  await page.goto(await linkTo({ reading: { timeZone: 'Mars/Olympus' } }));
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await expect(page.getByText(say('intake_zone_unknown', { zone: 'Mars/Olympus', used: 'UTC' }))).toBeVisible();
});

test('an unknown time zone kept on the device does not stop a file', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('sluice.time-zone', 'Mars/Olympus'));
  await page.goto('./');
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
  await expect(page.getByText(say('intake_zone_unknown', { zone: 'Mars/Olympus', used: 'UTC' }))).toBeVisible();
});

test('a link that reads the file otherwise asks before it does', async ({ page }) => {
  const columns = plainColumns.map(([name], i): [string, Role] => [name, (['what', 'who', 'when'] as const)[i]]);
  const link = await linkTo({ columns, funnel: defaultSpec([['user-1'], ['user-2']]) });
  await page.goto(link);
  await pickFile(page, shop);
  const dialog = page.getByRole('dialog', { name: say('intake_question', { name: 'shop.csv' }) });
  await expect(dialog.getByRole('row')).toHaveText([/Setting/, /user\s*What\s*Who/, /event\s*Who\s*What/]);
  await page.keyboard.press('Escape');
  await expectCounts(page, shopCounts);
  await page.goto('about:blank');
  await page.goto(link);
  await pickFile(page, shop);
  await dialog.getByRole('button', { name: say('intake_question_take_analysis') }).focus();
  await page.keyboard.press('Enter');
  await expectCounts(page, ['3', '3']);
});

test('lines that a link would skip are judged by the header they lead to', async ({ page }) => {
  const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, skip: 5 } as const;
  await page.goto(await linkTo({ reading: { dialect } }));
  await pickFile(page, shop);
  await expectCounts(page, shopCounts);
});

test('a sort of channels that is none leaves them as they are', async ({ page }) => {
  const rows = zoned.map((row, i) => [...row, i % 2 === 0 ? 'search' : 'mail']);
  const file = textFile('shop.csv', written(rows, { header: ['user', 'event', 'time', 'channel'] }));
  for (const by of ['constructor', '__proto__']) {
    const settings = { channels: { sort: { by, descending: true } } };
    await page.goto('about:blank');
    await page.goto(
      await linkTo({ columns: [...plainColumns, ['channel', 'property']], display: { view: 'channels', settings } }),
    );
    await pickFile(page, file);
    await expect(page.getByRole('columnheader', { name: say('channels_column_entered') })).toBeVisible();
  }
});

test('an analysis file out of bounds says where', async ({ page }) => {
  await page.goto('./');
  const analysis = analysisWith({ funnel: { holdConstant: Array.from({ length: 5000 }, (_, n) => `p${n}`) } });
  const buffer = Buffer.from(JSON.stringify(analysis));
  await pickAnalysis(page, { name: 'large.sluice.json', mimeType: 'application/json', buffer });
  await expect(page.getByText(say('failure_analysis_out_of_bounds', { where: 'funnel.holdConstant' }))).toBeVisible();
});

test('SQL cannot close its bracket, and the second opinion stays right', async ({ page }) => {
  const columns = ['user', 'event', 'time', ...prototypeNames];
  const rows = zoned.map((row) => [...row, ...prototypeNames.map((_, i) => (i === 0 ? '\ufeffx' : 'x'))]);
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(rows, { header: columns })));
  await expectCounts(page, shopCounts);
  await page.getByRole('tab', { name: say('sql_tab') }).click();
  const text = page.getByRole('textbox', { name: say('query_text') });
  const ask = async (sql: string) => {
    await text.fill(sql);
    await page.getByRole('button', { name: say('query_run') }).click();
  };
  await ask('SELECT 1) AS a; DROP TABLE events; SELECT * FROM (SELECT 1');
  await expect(page.getByText('Parser Error: syntax error at or near ")"')).toBeVisible();
  await ask('DROP TABLE events');
  await expect(page.getByText(say('failure_query_not_one_question'))).toBeVisible();
  await ask(`SELECT DISTINCT "__proto__" AS v FROM events`);
  await expect(page.getByRole('cell', { name: '\ufeffx', exact: true })).toHaveText(/^\ufeffx$/);
  await page.getByRole('button', { name: say('query_back') }).click();
  await page.getByRole('button', { name: say('query_run') }).click();
  await expect(page.getByText(say('query_same', { counts: shopCounts.join(' · ') }))).toBeVisible();
});

test('a very long event name is drawn short, and counted', async ({ page }) => {
  const long = 'x'.repeat(500_000);
  const rows = shopRows(['one', long, 'two']).slice(0, 6);
  await page.goto('./');
  await pickFile(page, textFile('shop.csv', written(rows)));
  await expectCounts(page, ['2', '2', '2']);
  const drawn = await page.evaluate(() => document.documentElement.outerHTML.length);
  expect(drawn).toBeLessThan(1e6);
});

test.describe('an error in the top bar', () => {
  test.use({ expected: { problems: [/the test breaks it/] } });

  test('is told, and the rest of the page works', async ({ page }) => {
    await page.addInitScript(() => {
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this`
      const real = Intl.DateTimeFormat.prototype.formatToParts;
      Intl.DateTimeFormat.prototype.formatToParts = function (moment) {
        if ('breaks' in window) throw new Error('the test breaks it');
        return real.call(this, moment);
      };
    });
    await page.goto('./');
    await page.evaluate(() => Object.assign(window, { breaks: true }));
    await pickFile(page, shop);
    await expectCounts(page, shopCounts);
    await expect(page.getByRole('alert').getByText(say('app_bug_title'))).toBeVisible();
    await page.evaluate(() => delete (window as { breaks?: true }).breaks);
    await page.getByRole('button', { name: say('app_bug_again') }).click();
    await expect(page.getByRole('button', { name: /^shop\.csv/ })).toBeVisible();
  });
});
