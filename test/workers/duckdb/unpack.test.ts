import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../workers/duckdb/unpack';

const wasm = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...new Uint8Array(5000)]);
const script = 'postMessage("鸭")';
const whole = new Uint8Array([...wasm, ...new TextEncoder().encode(script)]);
const moduleOf = (bytes: Uint8Array, packed: boolean) => ({
  body: new Blob([new Uint8Array(bytes)]),
  packed,
  wasm: wasm.length,
});

describe('unpacking DuckDB', () => {
  it.each([
    { how: 'gzipped', module: moduleOf(gzipSync(whole), true) },
    { how: 'as it is', module: moduleOf(whole, false) },
  ])('gives its WebAssembly and its script where it came $how', async ({ module }) => {
    const parts = await unpack(module);
    expect(parts.wasm.type).toBe('application/wasm');
    expect(new Uint8Array(await parts.wasm.arrayBuffer())).toEqual(wasm);
    expect(parts.script.type).toBe('text/javascript');
    expect(await parts.script.text()).toBe(script);
  });

  it('says where it is broken', async () => {
    await expect(unpack(moduleOf(gzipSync(whole).subarray(0, 20), true))).rejects.toThrow();
  });
});
