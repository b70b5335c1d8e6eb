import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import type { Analysis } from '../../src/core/spec/analysis';
import { counts, pickAnalysis, pickFile } from '../support/at-the-workbench';
import { builtFolder } from '../support/built-page';
import { serveFolder } from '../support/static-server';
import { questions, variants, type Question, type Reply, type Variant } from './question';
import { analysisOf, linkTo } from './question-analysis';
import { median } from './stopwatch';

/** What the built page shows a person who drops the file and asks all questions, one after the other. */
export interface PageFigures {
  /** From the file's drop to its first funnel on screen. */
  firstFunnelSeconds: number;
  replies: Reply[];
  /** Median seconds of the same questions, each with something more asked of it. */
  variants: Record<Variant, number>;
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
  answers: { name: string; duration: number; shown: number }[];
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
  await useBefore(browser, server.url);
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  await page.addInitScript(observe);
  await page.goto(`${server.url}#${linkTo(analysisOf(questions[0], file))}`);
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').at(0));
  const firstPaint = (await painted.evaluate((entry) => entry?.startTime)) ?? 0;
  await pickFile(page, file);
  const first = await nextAnswer(page, 'sluice:funnel', 0);
  const { memory, peakMemory } = await memoryOfTab(browser);
  // One question to warm up, as the others have; nobody has read the first funnel sooner than in two seconds.
  await asked(page, questions[0], file);
  await page.waitForTimeout(2000);
  const replies: Reply[] = [];
  for (const question of questions) replies.push(await asked(page, question, file));
  const medians: Partial<PageFigures['variants']> = {};
  for (const variant of variants) medians[variant] = await medianOf(page, variant, file);
  const seen = await page.evaluate(() => window.seen);
  await page.close();
  await server.stop();
  return {
    firstFunnelSeconds: (first.shown - seen.dropped) / 1000,
    replies,
    variants: medians as PageFigures['variants'],
    memory,
    peakMemory,
    longestStartTask: longest(seen.tasks.filter(({ start }) => start < seen.dropped)),
    longestTask: longest(seen.tasks.filter(({ start }) => start >= seen.dropped)),
    firstPaint,
  };
}

/**
 * A person's browser has started and shown pages before: for its first seconds it keeps the processors busy, and what is
 * read of it from the disk for the first time is waited for. The next page finds nothing of this one's in its caches.
 */
async function useBefore(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForTimeout(3000);
  await page.close();
}

function longest(tasks: Seen['tasks']): number {
  return Math.max(0, ...tasks.map(({ duration }) => duration));
}

/** Runs in the page before its own scripts. */
function observe(): void {
  window.seen = { answers: [], tasks: [], dropped: 0 };
  const watch = (type: string, each: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  };
  watch('longtask', ({ startTime, duration }) => window.seen.tasks.push({ start: startTime, duration }));
  watch('measure', ({ name, duration }) => {
    // An answer counts when the frame that shows it has been drawn.
    if (!name.startsWith('sluice:')) return;
    requestAnimationFrame(() =>
      setTimeout(() => window.seen.answers.push({ name, duration, shown: performance.now() })),
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

type AnswerName = 'sluice:funnel' | 'sluice:trend';

/** Waits for an answer beyond the `known` ones of its name, and for the page to be done with all it asked. */
async function nextAnswer(page: Page, name: AnswerName, known: number): Promise<Seen['answers'][number]> {
  const find = (of: { name: string; known: number }) =>
    window.seen.answers.filter((it) => it.name === of.name)[of.known];
  const found = await page.waitForFunction(find, { name, known }, { timeout: 600_000 });
  return await found.jsonValue();
}

function answersSoFar(page: Page, name: AnswerName): Promise<number> {
  return page.evaluate((wanted) => window.seen.answers.filter((it) => it.name === wanted).length, name);
}

/** Changes the question as a person does who opens another analysis over the same events; seconds until the answer. */
async function open(page: Page, analysis: Analysis, name: AnswerName): Promise<number> {
  const known = await answersSoFar(page, name);
  const buffer = Buffer.from(JSON.stringify(analysis));
  await pickAnalysis(page, { name: 'question.sluice.json', mimeType: 'application/json', buffer });
  const { duration } = await nextAnswer(page, name, known);
  return duration / 1000;
}

/** Asks and reads the table. */
async function asked(page: Page, question: Question, file: string): Promise<Reply> {
  const seconds = await open(page, analysisOf(question, file), 'sluice:funnel');
  const texts = await counts(page).allTextContents();
  return { counts: texts.map((text) => Number(text.replace(/\D/g, ''))), seconds };
}

/** After one question to warm up: properties are read from the file when they are first needed. */
async function medianOf(page: Page, variant: Variant, file: string): Promise<number> {
  const ask = (question: Question) =>
    open(page, analysisOf(question, file, variant), variant === 'trend' ? 'sluice:trend' : 'sluice:funnel');
  await ask(questions[0]);
  const seconds: number[] = [];
  for (const question of questions.slice(0, 5)) seconds.push(await ask(question));
  return median(seconds);
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
