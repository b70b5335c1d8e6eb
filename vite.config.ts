import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

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

const duckdbPart = (file: string) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@duckdb/duckdb-wasm/dist/${file}`)));

/**
 * `virtual:duckdb` gives the URL and the sizes of a file beside the page: DuckDB's WebAssembly and, behind it, the script
 * of its worker, gzipped under a neutral ending. A plain static server then neither sends 34 MB nor has to know the MIME
 * type of `.wasm`.
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
      return `export const file = { url: ${url}, ${sizes} };`;
    },
    configureServer(server) {
      server.middlewares.use(path, (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(packed);
      });
    },
  };
}

const paraglide = () =>
  paraglideVitePlugin({
    project: './src/text/project.inlang',
    outdir: './src/text/paraglide',
    strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  });

export default defineConfig({
  base: './',
  publicDir: false,
  // Its watcher keeps a test run from ending; `npm run test:unit` compiles the messages first.
  plugins: [process.env.VITEST ? [] : paraglide(), svelte(), contentSecurity(), duckdb()],
  worker: { format: 'es', plugins: () => [] },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2000 },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  test: {
    // They end what hangs and nothing else, however busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
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
