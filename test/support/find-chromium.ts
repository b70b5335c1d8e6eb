import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Flags for a headless browser that also runs as root and never talks to its maker. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The shell first: a whole browser also draws a window around every page, which takes half as much time again. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of a Chromium: the one named by CHROMIUM_PATH, else Playwright's own, else the system's. On Debian, as
 * root, a missing one is installed. Throws with the one command to run where none can be had.
 */
export function findChromium(): string {
  const found = named() ?? present(chromium.executablePath()) ?? onPath() ?? applications.find(existsSync);
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    installOnDebian();
    const installed = onPath();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium found. Run `npx playwright install --with-deps chromium`, or set CHROMIUM_PATH to the one you have.',
  );
}

function named(): string | undefined {
  const path = process.env.CHROMIUM_PATH;
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH names ${path}, which does not exist.`);
  return path;
}

function present(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installOnDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  process.stderr.write('No Chromium found: installing Debian’s.\n');
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium-headless-shell']]) {
    // What apt-get says goes to stderr, so that the reports on stdout stay readable by machines.
    execFileSync('apt-get', words, { env, stdio: ['ignore', 2, 2] });
  }
}
