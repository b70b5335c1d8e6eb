import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { counts, pickAnalysis, pickFile } from '../support/at-the-workbench';
import { builtFolder } from '../support/built-page';
import { serveFolder } from '../support/static-server';
import { questions, type Question, type Reply } from './question';
import { analysisOf, linkTo } from './question-analysis';

/** What the built page shows a person who drops the file and asks all questions, one after the other. */
export interface PageFigures {
  /** From the file's drop to its first funnel on screen. */
  firstFunnelSeconds: number;
  replies: Reply[];
  /** Bytes of the tab's process that lie in memory, after loading and at most. */
  memory: number;
  peakMemory: number;
  /** Milliseconds on the page's thread; 0 where no task reached 50. Up to the drop, and from then on. */
  longestStartTask: number;
  longestTask: number;
  /** Milliseconds from the request to the first thing painted. */
  firstPaint: number;
}

/** What the page's own performance entries tell, gathered from before its first script. */
interface Seen {
  funnels: { end: number; duration: number; shown: number }[];
  tasks: { start: number; duration: number }[];
  dropped: number;
}

declare global {
  interface Window {
    seen: Seen;
  }
}

export async function builtPage(browser: Browser, file: string): Promise<PageFigures> {
  const server = await serveFolder(builtFolder);
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  await page.addInitScript(observe);
  await page.goto(`${server.url}#${linkTo(analysisOf(questions[0], file))}`);
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint').at(0)?.startTime ?? 0,
  );
  await pickFile(page, file);
  const first = await nextFunnel(page, 0);
  const { memory, peakMemory } = await memoryOfTab(browser);
  const replies: Reply[] = [];
  for (const question of questions) replies.push(await asked(page, question, file));
  const seen = await page.evaluate(() => window.seen);
  await page.close();
  await server.stop();
  return {
    firstFunnelSeconds: (first.shown - seen.dropped) / 1000,
    replies,
    memory,
    peakMemory,
    longestStartTask: longest(seen.tasks.filter(({ start }) => start < seen.dropped)),
    longestTask: longest(seen.tasks.filter(({ start }) => start >= seen.dropped)),
    firstPaint,
  };
}

function longest(tasks: Seen['tasks']): number {
  return Math.max(0, ...tasks.map(({ duration }) => duration));
}

/** Runs in the page before its own scripts. */
function observe(): void {
  window.seen = { funnels: [], tasks: [], dropped: 0 };
  const watch = (type: string, each: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  };
  watch('longtask', ({ startTime, duration }) => window.seen.tasks.push({ start: startTime, duration }));
  watch('measure', ({ name, startTime, duration }) => {
    // An answer counts when the frame that shows it has been drawn.
    if (name !== 'sluice:funnel') return;
    requestAnimationFrame(() =>
      setTimeout(() => window.seen.funnels.push({ end: startTime + duration, duration, shown: performance.now() })),
    );
  });
  addEventListener(
    'change',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file') window.seen.dropped ||= performance.now();
    },
    true,
  );
}

/** Waits for a funnel beyond the `known` ones, and for the page to be done with all it asked. */
async function nextFunnel(page: Page, known: number): Promise<Seen['funnels'][number]> {
  await page.waitForFunction((before) => window.seen.funnels.length > before, known, { timeout: 600_000 });
  return await page.evaluate((place) => window.seen.funnels[place], known);
}

/** Changes the question as a person does who opens another analysis over the same events, and reads the table. */
async function asked(page: Page, question: Question, file: string): Promise<Reply> {
  const known = await page.evaluate(() => window.seen.funnels.length);
  const analysis = JSON.stringify(analysisOf(question, file));
  await pickAnalysis(page, {
    name: 'question.sluice.json',
    mimeType: 'application/json',
    buffer: Buffer.from(analysis),
  });
  const { duration } = await nextFunnel(page, known);
  const texts = await counts(page).allTextContents();
  return { counts: texts.map((text) => Number(text.replace(/\D/g, ''))), seconds: duration / 1000 };
}

/** The process that shows the page is the largest of the browser's renderers. */
async function memoryOfTab(browser: Browser): Promise<{ memory: number; peakMemory: number }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => statusOf(id));
  return renderers.reduce((most, each) => (each.memory > most.memory ? each : most), { memory: 0, peakMemory: 0 });
}

function statusOf(process: number): { memory: number; peakMemory: number } {
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  const bytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
  return { memory: bytes('VmRSS'), peakMemory: bytes('VmHWM') };
}
