import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFileParts, readHead } from '../../../workers/read/file-parts';
import { isGzip } from '../../../workers/read/unpacked-file';

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7) % 251);
const fileOf = (content: Uint8Array) => new Blob([new Uint8Array(content)]);

describe('the beginning of a file', () => {
  it('is so many bytes, or all where there are fewer', async () => {
    expect(await readHead(fileOf(bytes(100)), 10)).toEqual({ head: bytes(10), complete: false });
    expect(await readHead(fileOf(bytes(10)), 10)).toEqual({ head: bytes(10), complete: true });
    expect(await readHead(fileOf(bytes(3)), 10)).toEqual({ head: bytes(3), complete: true });
  });

  it('is nothing of an empty file', async () => {
    expect(await readHead(new Blob([]), 10)).toEqual({ head: new Uint8Array(0), complete: true });
  });

  it('is unpacked where the file is gzip', async () => {
    const packed = fileOf(gzipSync(bytes(300_000)));
    const { head, complete } = await readHead(packed, 10);
    expect([...head.subarray(0, 10)]).toEqual([...bytes(10)]);
    expect(complete).toBe(false);
    expect(await readHead(fileOf(gzipSync(bytes(20))), 1000)).toEqual({ head: bytes(20), complete: true });
  });

  it('fails where what is packed is broken', async () => {
    const broken = fileOf(gzipSync(bytes(300_000)).subarray(0, 50));
    await expect(readHead(broken, 200_000)).rejects.toThrow();
  });
});

describe('the samples of a file', () => {
  it('are none where its beginning is all of it', async () => {
    expect((await readFileParts(fileOf(bytes(10)), 10)).samples).toEqual([]);
  });

  it('reach to its end, from even offsets', async () => {
    // Every stretch of it is found at one offset alone.
    const content = new Uint8Array(Uint32Array.from({ length: 50_000 }, (_, i) => i).buffer).subarray(0, 199_999);
    const { samples } = await readFileParts(fileOf(content), 1000);
    expect([...samples.at(-1)!.subarray(-5)]).toEqual([...content.subarray(-5)]);
    for (const sample of samples) {
      const offset = Buffer.from(content).indexOf(Buffer.from(sample));
      expect(offset % 2).toBe(0);
      expect(sample.length).toBeLessThanOrEqual(65_537);
    }
  });

  it('are at most twelve, however large the file', async () => {
    expect((await readFileParts(fileOf(new Uint8Array(3_000_000)), 1000)).samples).toHaveLength(12);
  });

  it('are none of a gzip file, which can only be read in order', async () => {
    expect((await readFileParts(fileOf(gzipSync(bytes(300_000))), 10)).samples).toEqual([]);
  });
});

describe('a file is gzip', () => {
  it('by its first two bytes, whatever its name', async () => {
    expect(await isGzip(fileOf(gzipSync('a,b')))).toBe(true);
    expect(await isGzip(fileOf(Uint8Array.of(0x1f)))).toBe(false);
    expect(await isGzip(new File(['a,b'], 'log.csv.gz'))).toBe(false);
    expect(await isGzip(new Blob([]))).toBe(false);
  });
});
