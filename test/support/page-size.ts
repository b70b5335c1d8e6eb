import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtFolder } from './built-page';

/** Bytes, as gzip, of every script and style that `index.html` names: what is loaded before DuckDB is asked for. */
export function pageSize(): number {
  const html = readFileSync(join(builtFolder, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(builtFolder, name))).length, 0);
}
