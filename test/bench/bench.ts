import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../support/find-chromium';
import { clickHouse } from './clickhouse';
import { duckDbWasm } from './duckdb-wasm';
import { makeEvents } from './make-events';
import { nativeDuckDb } from './native-duckdb';
import { builtPage } from './page';
import { pageSize } from '../support/page-size';
import { questions, type Referee, type Table } from './question';
import { machine, printReport, type Asking, type Measured, type Report } from './report';
import { median } from './stopwatch';

/**
 * Measures the built page (`dist/`) beside DuckDB-WASM, native DuckDB and, where it is installed, ClickHouse, on the
 * same events and the same questions. Fails where any of them counts otherwise than the page.
 * Options: `--rows 1e6,1e7`, `--json` (the report as JSON on stdout).
 */
const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, rows: { type: 'string' } } });
const sizes = (options.rows ?? '1e6,1e7').split(',').map(Number);
const cache = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function measure(rows: number): Promise<Measured> {
  const file = `${cache}/events-${rows}.csv`;
  say(`${rows.toLocaleString('en')} events: writing the file, unless it is there`);
  const bytes = makeEvents(file, rows);
  // The first to read it would else wait for the disk, and the others not.
  await finished(createReadStream(file).resume());
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  say('the page');
  const page = await builtPage(browser, file);
  const expected = page.replies.map(({ counts }) => counts);
  const rivals: Rival[] = [];
  for (const start of [
    () => duckDbWasm(browser, file, `${cache}/scratch`),
    () => nativeDuckDb(file),
    () => clickHouse(file, `${cache}/clickhouse`),
  ]) {
    const referee = await start();
    if (referee === null) continue;
    say(referee.name);
    rivals.push(await questioned(referee, expected));
    await referee.stop();
  }
  await browser.close();
  return { rows, bytes, page: { ...page, median: median(page.replies.map(({ seconds }) => seconds)) }, rivals };
}

type Rival = Measured['rivals'][number];

/** Asks everything of both tables, after one question to warm up; throws where a count differs from the page's. */
async function questioned(referee: Referee, expected: number[][]): Promise<Rival> {
  const asked = async (table: Table): Promise<Asking> => {
    await referee.ask(questions[0], table);
    const seconds: number[] = [];
    for (const [i, question] of questions.entries()) {
      const reply = await referee.ask(question, table);
      if (reply.counts.join() !== expected[i].join())
        throw new Error(
          `${referee.name} counts ${reply.counts.join()} where the page counts ${expected[i].join()} ` +
            `(${question.steps.join(' > ')} within ${question.windowDays} days)`,
        );
      seconds.push(reply.seconds);
    }
    return { median: median(seconds), seconds };
  };
  return {
    name: referee.name,
    readSeconds: referee.readSeconds,
    log: await asked('log'),
    prepared: await asked('prepared'),
  };
}

const report: Report = { machine: machine(), pageSize: pageSize(), measured: [] };
for (const rows of sizes) report.measured.push(await measure(rows));
if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else printReport(report);
process.exit(0);
