import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = new URL('../../dist/', import.meta.url);

/** Bytes, as gzip, of every script and style that `index.html` names: what is loaded before DuckDB is asked for. */
export function pageSize(): number {
  const html = readFileSync(fileURLToPath(new URL('index.html', dist)), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(fileURLToPath(new URL(name, dist)))).length, 0);
}
