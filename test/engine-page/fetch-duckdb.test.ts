import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DuckDbModule } from '../../src/contract/engine';
import { fetchDuckDb, type FetchProgress } from '../../src/engine/fetch-duckdb';

const unpacked = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...new Uint8Array(5000)]);
const packed = new Uint8Array(gzipSync(unpacked));
const file = { url: 'duckdb.bin', packed: packed.length, unpacked: unpacked.length, wasm: 4000 };

/** A server's answer, as an XMLHttpRequest gives it; without one there is no network. */
function serve(answer: { bytes: Uint8Array; status?: number } | null) {
  class Request extends EventTarget {
    status = 0;
    response: Blob | null = null;

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

async function fetched(onProgress: (progress: FetchProgress) => void = () => undefined): Promise<DuckDbModule> {
  const outcome = await fetchDuckDb(file, onProgress);
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value;
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('fetching DuckDB', () => {
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
    { what: 'a page that says it is not there', sent: '<!doctype html>', kind: 'engine_wrong_file' },
    { what: 'a larger one', sent: '\0asm'.padEnd(6000), kind: 'engine_wrong_file' },
    { what: 'an empty file', sent: '', kind: 'engine_wrong_file' },
    { what: 'a part of it', sent: '\0asm', kind: 'engine_not_fetched' },
    { what: 'a 404', sent: 'no', status: 404, kind: 'engine_not_fetched' },
  ])('says what is wrong with $what', async ({ sent, status, kind }) => {
    serve({ bytes: new TextEncoder().encode(sent), ...(status && { status }) });
    const outcome = await fetchDuckDb(file, () => undefined);
    expect(outcome.ok ? 'fetched' : outcome.failure.kind).toBe(kind);
  });

  it('says that there is no network', async () => {
    serve(null);
    const outcome = await fetchDuckDb(file, () => undefined);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'engine_not_fetched', value: 'duckdb.bin' } });
  });
});
