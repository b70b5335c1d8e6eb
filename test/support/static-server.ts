import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv',
};

/** How a server may differ from the plainest one. */
export interface Hosting {
  /** The folder under which the page lies, as `/`, or `/tools/funnel/`. */
  folder?: string;
  /** Endings to send under another MIME type than usual, as servers that do not know them do. */
  types?: Record<string, string>;
  /** Endings of files that already hold gzip and are sent with `Content-Encoding: gzip` all the same. */
  encoded?: string[];
  /** Sends everything compressed with `Content-Encoding: gzip`. */
  compressed?: boolean;
  /** Headers to send with everything. */
  headers?: Record<string, string>;
  /** Files that are not there. */
  missing?: RegExp;
  /** Files that never come. */
  stalled?: RegExp;
  /** Files whose middle byte is another. */
  damaged?: RegExp;
}

/** A request that came. */
export interface LoggedRequest {
  /** Path and query. */
  url: string;
  /** When it came, in ms since 1970. */
  at: number;
  /** Opens a page in a tab: neither a part of a page nor a frame within one. */
  opensPage: boolean;
}

export interface StaticServer {
  /** Of the folder, with the slash at its end. */
  url: string;
  requests: LoggedRequest[];
  stop(): Promise<void>;
}

/** Serves the files of `root` on a free port of the loopback, without any header that a plain server would not send. */
export async function serveFolder(root: string, hosting: Hosting = {}): Promise<StaticServer> {
  const folder = hosting.folder ?? '/';
  const requests: StaticServer['requests'] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    requests.push({ url, at: Date.now(), opensPage: request.headers['sec-fetch-dest'] === 'document' });
    const inside = path.startsWith(folder) ? normalize(path.slice(folder.length)) : '..';
    if (inside.startsWith('..')) refuse(response);
    else void send(response, join(root, path.endsWith('/') ? join(inside, 'index.html') : inside), hosting);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    requests,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function send(response: ServerResponse, file: string, hosting: Hosting): Promise<void> {
  if (hosting.stalled?.test(file) === true) return;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || hosting.missing?.test(file) === true) {
    refuse(response);
    return;
  }
  for (const [name, value] of Object.entries(hosting.headers ?? {})) response.setHeader(name, value);
  const ending = extname(file);
  response.setHeader('Content-Type', hosting.types?.[ending] ?? types[ending] ?? 'application/octet-stream');
  if (hosting.compressed === true) {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(gzipSync(await readFile(file), { level: 1 }));
    return;
  }
  if (hosting.encoded?.includes(ending) === true) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', found.size);
  if (hosting.damaged?.test(file) === true) {
    response.end(withDamage(await readFile(file)));
    return;
  }
  createReadStream(file).pipe(response);
}

function withDamage(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}

function refuse(response: ServerResponse): void {
  response.statusCode = 404;
  response.end('Not found');
}
