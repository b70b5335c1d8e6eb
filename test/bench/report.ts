import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { PageFigures } from './page';
import type { Variant } from './question';

/** One median over all questions, and each question's own time. */
export interface Asking {
  median: number;
  seconds: number[];
}

/** Everything seen on one file. */
export interface Measured {
  rows: number;
  bytes: number;
  page: PageFigures & { median: number };
  rivals: { name: string; readSeconds: number | null; log: Asking; prepared: Asking }[];
}

export interface Report {
  machine: string;
  /** Scripts and styles before DuckDB, gzip, bytes. */
  pageSize: number;
  measured: Measured[];
}

export function machine(): string {
  const processors = cpus();
  const system = /PRETTY_NAME="(.*)"/.exec(tryRead('/etc/os-release'))?.[1] ?? process.platform;
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}, ${memory} GB, ${system}`;
}

function tryRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Prints the figures as Markdown, ready for the README. */
export function printReport(report: Report): void {
  const lines = [`Machine: ${report.machine}.`, ''];
  for (const measured of report.measured) lines.push(...sizeLines(measured, report.pageSize), '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function sizeLines(measured: Measured, pageBytes: number): string[] {
  const { rows, bytes, page, rivals } = measured;
  return [
    `**${rows.toLocaleString('en')} events, ${Math.round(bytes / 1e6)} MB**, medians over ${page.replies.length} questions:`,
    '',
    '| asking a changed 5-step funnel | table as read | table prepared for it |',
    '| --- | --- | --- |',
    `| this page | ${ms(page.median)} | |`,
    ...rivals.map(
      (rival) =>
        `| ${rival.name} | ${ms(rival.log.median)} (${times(rival.log.median / page.median)}) ` +
        `| ${ms(rival.prepared.median)} (${times(rival.prepared.median / page.median)}) |`,
    ),
    '',
    '| what | seen | target | |',
    '| --- | --- | --- | --- |',
    ...targets(measured, pageBytes).map((row) => `| ${row.join(' | ')} |`),
  ];
}

function targets({ page, rivals }: Measured, pageBytes: number): string[][] {
  const rival = (word: string) => rivals.find(({ name }) => name.startsWith(word));
  const asking = (word: string, factor: number) => {
    const other = rival(word);
    if (other === undefined) return [`faster than ${word}`, 'not installed', `${factor} ×`, ''];
    const seen = other.log.median / page.median;
    return [`asking again, against ${word}`, times(seen), `≥ ${factor} ×`, conclusion(seen >= factor)];
  };
  const read = rival('DuckDB, native')!.readSeconds!;
  const ratio = page.firstFunnelSeconds / read;
  return [
    asking('ClickHouse', 10),
    asking('DuckDB-WASM', 25),
    [
      `drop to first funnel (native DuckDB, 1 thread, only reads: ${read.toFixed(1)} s)`,
      `${page.firstFunnelSeconds.toFixed(1)} s, ${times(ratio)}`,
      '≤ 2.5 ×',
      conclusion(ratio <= 2.5),
    ],
    ['memory of the tab after loading', megabytes(page.memory), '≤ 1,500 MB', conclusion(page.memory <= 1.5e9)],
    ['most memory while loading', megabytes(page.peakMemory), '', ''],
    [
      'longest task of the page’s start',
      longest(page.longestStartTask),
      '≤ 50 ms',
      conclusion(page.longestStartTask <= 50),
    ],
    ['longest task from the drop on', longest(page.longestTask), '≤ 50 ms', conclusion(page.longestTask <= 50)],
    [
      'page before DuckDB (JS and CSS, gzip)',
      `${(pageBytes / 1000).toFixed(0)} kB`,
      '≤ 150 kB',
      conclusion(pageBytes <= 150_000),
    ],
    ...Object.entries(page.variants).map(([variant, seconds]) => [
      `asked anew with ${variantWords[variant as Variant]}`,
      ms(seconds),
      '≤ 250 ms',
      conclusion(seconds <= 0.25),
    ]),
    ['first paint', `${page.firstPaint.toFixed(0)} ms`, '', ''],
  ];
}

const variantWords: Record<Variant, string> = {
  filter: 'a filter on the first stage',
  breakdown: 'a breakdown by channel',
  trend: 'the trend of its rate',
};

const ms = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`;
const times = (ratio: number) => `${ratio.toFixed(1)} ×`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
const longest = (task: number) => (task === 0 ? 'none of 50 ms' : `${task.toFixed(0)} ms`);
const conclusion = (met: boolean) => (met ? 'met' : '**missed**');
