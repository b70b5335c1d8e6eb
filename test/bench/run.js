// Node 20 runs no TypeScript by itself; Vite, which is here anyway, does.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)), { logLevel: 'warn' });
