import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin, Rolldown } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { SlowFirst } from './test/rules/slow-first.ts';

/**
 * What the page may do: load its own scripts and styles, start workers from blobs (which inherit this policy;
 * workers from a URL would not), and connect to its own origin until it seals itself (`src/engine/seal.ts`).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  'worker-src blob:',
  "connect-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: Vite's development server needs inline styles and a socket. */
function contentSecurity(): Plugin {
  return {
    name: 'content-security',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const duckdbPart = (file: string) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@duckdb/duckdb-wasm/dist/${file}`)));

/**
 * `virtual:duckdb` gives the URL, the sizes and the digests of a file beside the page: DuckDB's WebAssembly and, behind
 * it, the script of its worker, gzipped under a neutral ending. A plain static server then neither sends 34 MB nor has to
 * know the MIME type of `.wasm`.
 */
function duckdb(): Plugin {
  const id = '\0virtual:duckdb';
  const path = '/duckdb-eh.bin';
  let packed: Buffer;
  let building = false;
  return {
    name: 'duckdb',
    configResolved: (config) => {
      building = config.command === 'build';
    },
    resolveId: (source) => (source === 'virtual:duckdb' ? id : undefined),
    load(source) {
      if (source !== id) return undefined;
      const wasm = duckdbPart('duckdb-eh.wasm');
      const unpacked = Buffer.concat([wasm, duckdbPart('duckdb-browser-eh.worker.js')]);
      packed = gzipSync(unpacked, { level: building ? 9 : 1 });
      const asset = building ? this.emitFile({ type: 'asset', name: 'duckdb-eh.bin', source: packed }) : null;
      const url = asset === null ? JSON.stringify(path) : `import.meta.ROLLUP_FILE_URL_${asset}`;
      const sizes = `packed: ${packed.length}, unpacked: ${unpacked.length}, wasm: ${wasm.length}`;
      const digests = JSON.stringify({ packed: sha256(packed), unpacked: sha256(unpacked) });
      return `export const file = { url: ${url}, ${sizes}, sha256: ${digests} };`;
    },
    configureServer(server) {
      server.middlewares.use(path, (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(packed);
      });
    },
  };
}

/** The package that a module belongs to; null for the page's own modules and virtual ones. */
function packageOf(module: string): string | null {
  if (module.startsWith('\0') || !module.includes('/node_modules/')) return null;
  let folder = dirname(module);
  // Some packages have further files of that name inside, which only say how to read modules.
  while (!existsSync(join(folder, 'package.json')) || manifestOf(folder).version === undefined)
    folder = dirname(folder);
  return folder;
}

function manifestOf(folder: string): { name: string; version?: string; license?: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof manifestOf>;
}

/** Its package comes without a licence file; that of DuckDB for Node has the same one. */
const duckdbLicence = () =>
  [
    'Copyright 2021 DuckDB WASM Contributors (see https://github.com/duckdb/duckdb-wasm/graphs/contributors)',
    readFileSync('node_modules/@duckdb/node-api/LICENSE', 'utf8').trim(),
    'Of the libraries compiled into DuckDB: https://github.com/duckdb/duckdb/tree/main/third_party',
  ].join('\n');

/** Name, licence and notices of the package in a folder. */
function noticeOf(folder: string): string {
  const { name, version, license } = manifestOf(folder);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying)|notice/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (name === '@duckdb/duckdb-wasm') texts.push(duckdbLicence());
  if (texts.length === 0) throw new Error(`${name} has no licence file: say in vite.config.ts what its licence is`);
  return [`${name} ${version}${license === undefined ? '' : ` (${license})`}`, ...texts].join('\n\n');
}

/**
 * Writes `licences.txt`: the licence of this page, and the notices of every package that has a module in it or in its
 * workers, and of `others`. Vite's own `build.license` leaves out workers, notices, and missing licence files.
 */
export function licences(others: string[]): { ofPage: Plugin; ofWorker: () => Plugin } {
  const folders = new Set(others.map((name) => resolve('node_modules', name)));
  const collect = (bundle: Rolldown.OutputBundle) => {
    const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
    for (const folder of modules.map(packageOf)) if (folder !== null) folders.add(folder);
  };
  return {
    ofWorker: () => ({ name: 'licences-of-worker', generateBundle: (_options, bundle) => collect(bundle) }),
    ofPage: {
      name: 'licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        collect(bundle);
        const own = `Sluice${readFileSync('README.md', 'utf8').split('## Licence')[1]}`.trim();
        const notices = [own, ...[...folders].map(noticeOf).sort()].join(`\n\n${'='.repeat(80)}\n\n`);
        // The mark: plain servers do not say that it is UTF-8.
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `\uFEFF${notices}\n` });
      },
    },
  };
}

/** DuckDB is read as an asset, and what paraglide writes holds a part of itself. */
const { ofPage, ofWorker } = licences(['@duckdb/duckdb-wasm', '@inlang/paraglide-js']);

const paraglide = () =>
  paraglideVitePlugin({
    project: './src/i18n/project.inlang',
    outdir: './src/i18n/paraglide',
    strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  });

/**
 * What the page loads at once, what it draws a funnel with, and the panels: a chunk for each. Left to itself the bundler
 * makes a chunk of every small control that two panels share, and the page asks for 130 files.
 */
const chunks = [
  { name: 'first', tags: ['$initial' as const], priority: 3 },
  { name: 'workbench', test: /src\/shell\/FunnelPage\.svelte$/, priority: 2 },
  { name: 'panels', test: /src\/[\w-]+\/(what-if\/)?(\w+Panel|ChannelsView)\.svelte$/, priority: 1 },
];

export default defineConfig({
  base: './',
  publicDir: false,
  // Its watcher keeps a test run from ending; `npm run test:unit` compiles the messages first.
  plugins: [process.env.VITEST ? [] : paraglide(), svelte(), contentSecurity(), duckdb(), ofPage],
  worker: { format: 'es', plugins: () => [ofWorker()] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  test: {
    // They end what hangs and nothing else, however busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // The default leaves one processor idle, half of a machine with two.
    maxWorkers: '100%',
    // Most of a file's time would go to loading the modules and jsdom that it shares with others.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    setupFiles: 'test/support/undo-stubs.ts',
    // As one of Vite's modules its functions can be replaced.
    server: { deps: { inline: ['idb-keyval'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['test/support/browser-languages.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/**/*.dom.test.ts'],
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: { name: 'dom', environment: 'jsdom', include: ['test/**/*.dom.test.ts'] },
      },
    ],
  },
});
