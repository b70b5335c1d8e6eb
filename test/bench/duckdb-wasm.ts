import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { serveFolder } from '../support/static-server';
import { funnelSql, prepareSql, readSql } from './funnel-sql';
import type { Question, Referee, Reply, Table } from './question';

/** DuckDB-WASM in a page of its own in the same browser. `folder`: where that page is built. */
export async function duckDbWasm(browser: Browser, file: string, folder: string): Promise<Referee> {
  const root = fileURLToPath(new URL('scratch', import.meta.url));
  await build({ root, configFile: false, base: './', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const server = await serveFolder(folder);
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.locator('input').setInputFiles(file);
  await page.evaluate(() => window.openPicked());
  const run = (sql: string) => page.evaluate((text) => window.runSql(text), sql);
  const { seconds: readSeconds } = await run(readSql('events.csv'));
  await run(prepareSql);
  return {
    name: 'DuckDB-WASM 1.32.0',
    readSeconds,
    async ask(question: Question, table: Table): Promise<Reply> {
      const { numbers, seconds } = await run(funnelSql(question, table));
      return { counts: numbers, seconds };
    },
    async stop() {
      await page.close();
      await server.stop();
    },
  };
}
