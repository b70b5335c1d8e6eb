import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DuckDbModule } from '../../../src/core/engine';
import { fetchDuckDb, type FetchProgress } from '../../../src/engine/fetch-duckdb';

const unpacked = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...new Uint8Array(5000)]);
const packed = new Uint8Array(gzipSync(unpacked));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const file = {
  url: 'duckdb.bin',
  packed: packed.length,
  unpacked: unpacked.length,
  wasm: 4000,
  sha256: { packed: sha256(packed), unpacked: sha256(unpacked) },
};
const { signal } = new AbortController();
const onProgress = () => undefined;

/** A server's answer, as an XMLHttpRequest gives it; without one there is no network. */
function serve(answer: { bytes: Uint8Array; status?: number } | null, abort = vi.fn()) {
  class Request extends EventTarget {
    status = 0;
    response: Blob | null = null;
    abort = abort;

    open(): void {
      // Nothing is sent before `send`.
    }

    send(): void {
      queueMicrotask(() => this.#answer());
    }

    #answer(): void {
      if (answer === null) {
        this.dispatchEvent(new Event('error'));
        return;
      }
      const { bytes, status = 200 } = answer;
      for (const loaded of [Math.floor(bytes.length / 2), bytes.length]) {
        this.dispatchEvent(Object.assign(new Event('progress'), { loaded }));
      }
      this.status = status;
      this.response = new Blob([new Uint8Array(bytes)]);
      this.dispatchEvent(new Event('load'));
    }
  }
  vi.stubGlobal('XMLHttpRequest', Request);
}

async function fetched(report: (progress: FetchProgress) => void = onProgress): Promise<DuckDbModule> {
  const outcome = await fetchDuckDb(file, { signal, onProgress: report });
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value;
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('fetching DuckDB', () => {
  beforeEach(() => {
    vi.stubGlobal('isSecureContext', true);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('takes it gzipped as it lies there', async () => {
    serve({ bytes: packed });
    const { body, ...rest } = await fetched();
    expect(rest).toEqual({ packed: true, wasm: 4000 });
    expect(await bytesOf(body)).toEqual(packed);
  });

  it('takes it as it is where the server has unpacked it on the way', async () => {
    serve({ bytes: unpacked });
    const { body, ...rest } = await fetched();
    expect(rest).toEqual({ packed: false, wasm: 4000 });
    expect(await bytesOf(body)).toEqual(unpacked);
  });

  it('counts the bytes as they come, and knows how many there will be', async () => {
    const seen: FetchProgress[] = [];
    serve({ bytes: packed });
    await fetched((progress) => seen.push(progress));
    expect(seen).toEqual([
      { received: Math.floor(packed.length / 2), total: packed.length },
      { received: packed.length, total: packed.length },
    ]);
    serve({ bytes: unpacked });
    await fetched((progress) => seen.push(progress));
    expect(seen.at(-1)).toEqual({ received: unpacked.length, total: unpacked.length });
  });

  it.each([
    { what: 'a page that says it is not there', sent: '<!doctype html>', kind: 'duckdb_wrong_file' },
    { what: 'a larger one', sent: '\0asm'.padEnd(6000), kind: 'duckdb_wrong_file' },
    { what: 'an empty file', sent: '', kind: 'duckdb_wrong_file' },
    { what: 'a part of it', sent: '\0asm', kind: 'duckdb_not_fetched' },
    { what: 'a 404', sent: 'no', status: 404, kind: 'duckdb_not_fetched' },
  ])('says what is wrong with $what', async ({ sent, status, kind }) => {
    serve({ bytes: new TextEncoder().encode(sent), ...(status && { status }) });
    const outcome = await fetchDuckDb(file, { signal, onProgress });
    expect(outcome.ok ? 'fetched' : outcome.failure.kind).toBe(kind);
  });

  describe('of the right size and with other bytes', () => {
    const damaged = packed.map((byte, i) => (i === 20 ? byte ^ 1 : byte));

    it('is not taken where the browser can tell', async () => {
      serve({ bytes: damaged });
      const outcome = await fetchDuckDb(file, { signal, onProgress });
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'duckdb_wrong_file', value: 'duckdb.bin' } });
    });

    it('is taken on plain http, which has no digests', async () => {
      serve({ bytes: damaged });
      vi.stubGlobal('isSecureContext', false);
      vi.stubGlobal('crypto', {});
      expect(await bytesOf((await fetched()).body)).toEqual(damaged);
    });
  });

  it('stops when it is no longer wanted, and does not begin then', async () => {
    const stopping = new AbortController();
    const abort = vi.fn();
    serve(null, abort);
    const outcome = fetchDuckDb(file, { signal: stopping.signal, onProgress });
    stopping.abort();
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(abort).toHaveBeenCalledOnce();
    expect(await fetchDuckDb(file, { signal: stopping.signal, onProgress })).toMatchObject({ ok: false });
    expect(abort).toHaveBeenCalledOnce();
  });

  it('says that there is no network', async () => {
    serve(null);
    const outcome = await fetchDuckDb(file, { signal, onProgress });
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'duckdb_not_fetched', value: 'duckdb.bin' } });
  });
});
