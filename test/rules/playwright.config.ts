import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../support/find-chromium';

const project = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** How long one step of a journey may take: it ends a journey that hangs, and no other, however busy the machine is. */
const longestStep = 120_000;

/** Journeys through the built page (`dist/`) in a real Chromium; each starts its own server. */
export default defineConfig({
  testDir: project('test/journeys'),
  testMatch: '*.journey.ts',
  outputDir: project('test-results'),
  workers: 2,
  fullyParallel: true,
  timeout: 5 * longestStep,
  expect: { timeout: longestStep },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: project('.cache/reports/journeys.json') }]],
  use: {
    headless: true,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    // A journey that is not about motion has none to draw.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: longestStep,
    navigationTimeout: longestStep,
    // What was done, requested and logged. A film would take as much of the processor as everything else, and copies of
    // the DOM a quarter: `--trace on` has both, for the journey that needs them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
  },
});
