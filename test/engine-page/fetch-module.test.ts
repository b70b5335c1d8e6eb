import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchModule, type FetchProgress } from '../../src/engine/fetch-module';

const module = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...new Uint8Array(5000)]);

interface Sending {
  size?: number;
  status?: number;
  headers?: Record<string, string>;
}

/** What a server would send, in pieces of `size` bytes. */
function serve(bytes: Uint8Array, { size = 1000, status = 200, headers = {} }: Sending = {}) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, headers })));
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('fetching the engine', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('unpacks a gzipped module into a blob of the right type', async () => {
    serve(gzipSync(module));
    const outcome = await fetchModule('duckdb.bin', () => undefined);
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    expect(outcome.value.type).toBe('application/wasm');
    expect(await bytesOf(outcome.value)).toEqual(module);
  });

  it('takes a module as it is where the server has unpacked it on the way', async () => {
    serve(module);
    const outcome = await fetchModule('duckdb.bin', () => undefined);
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    expect(await bytesOf(outcome.value)).toEqual(module);
  });

  it('tells the two apart even when the first piece is a single byte', async () => {
    serve(gzipSync(module), { size: 1 });
    const outcome = await fetchModule('duckdb.bin', () => undefined);
    expect(outcome.ok && (await bytesOf(outcome.value))).toEqual(module);
  });

  it('counts the bytes as they come, and knows the total where the server says it', async () => {
    const packed = gzipSync(module);
    serve(packed, { size: 10, headers: { 'Content-Length': String(packed.length) } });
    const seen: FetchProgress[] = [];
    await fetchModule('duckdb.bin', (progress) => seen.push(progress));
    expect(seen.at(-1)).toEqual({ received: packed.length, total: packed.length });
    expect(seen.length).toBeGreaterThan(2);
  });

  it('does not trust a length that counts other bytes than those it sees', async () => {
    serve(module, { headers: { 'Content-Length': '99', 'Content-Encoding': 'gzip' } });
    const seen: FetchProgress[] = [];
    await fetchModule('duckdb.bin', (progress) => seen.push(progress));
    expect(seen.at(-1)).toEqual({ received: module.length, total: null });
  });

  it.each([
    { what: 'a page that says it is not there', sent: '<!doctype html>', status: 200, kind: 'engine_wrong_file' },
    { what: 'an empty file', sent: '', status: 200, kind: 'engine_wrong_file' },
    { what: 'a 404', sent: 'no', status: 404, kind: 'engine_not_fetched' },
  ])('says what is wrong with $what', async ({ sent, status, kind }) => {
    serve(new TextEncoder().encode(sent), { status });
    const outcome = await fetchModule('duckdb.bin', () => undefined);
    expect(outcome.ok ? 'fetched' : outcome.failure.kind).toBe(kind);
  });

  it('does not take a download that breaks off for the engine', async () => {
    serve(gzipSync(module).subarray(0, 20));
    const outcome = await fetchModule('duckdb.bin', () => undefined);
    expect(outcome.ok ? 'fetched' : outcome.failure.kind).toBe('engine_not_fetched');
  });

  it('says that there is no network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const outcome = await fetchModule('duckdb.bin', () => undefined);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'engine_not_fetched', value: 'duckdb.bin' } });
  });
});
