import { gathered, isGzip, unpackedFile } from './unpacked-file';

/** The beginning of a file. */
interface FileHead {
  /** Unpacked where the file is gzip. */
  head: Uint8Array;
  /** Whether `head` is the whole file. */
  complete: boolean;
}

/** What is looked at of a file before it is read: its beginning and a few samples further on. */
export interface FileParts extends FileHead {
  /** Evenly spread over the rest, each from an even offset; none of a gzip file, which can only be read in order. */
  samples: Uint8Array[];
}

const sampleCount = 12;
const sampleBytes = 65_536;

/** Reads the first `bytes` bytes and the samples. Rejects as `Blob.arrayBuffer` does, and with BrokenGzip. */
export async function readFileParts(file: Blob, bytes: number): Promise<FileParts> {
  const head = await readHead(file, bytes);
  const hasSamples = !head.complete && !(await isGzip(file));
  return { ...head, samples: hasSamples ? await readSamples(file, bytes) : [] };
}

/** Reads at least the first `bytes` bytes. Rejects as `readFileParts` does. */
export async function readHead(file: Blob, bytes: number): Promise<FileHead> {
  if (await isGzip(file)) return unpackedHead(file, bytes);
  return { head: new Uint8Array(await file.slice(0, bytes).arrayBuffer()), complete: file.size <= bytes };
}

async function readSamples(file: Blob, from: number): Promise<Uint8Array[]> {
  const rest = file.size - from;
  const count = Math.min(sampleCount, Math.ceil(rest / sampleBytes));
  const samples: Uint8Array[] = [];
  for (let sample = 1; sample <= count; sample++) {
    // Each sample ends its stretch, so that the last one holds the end of the file.
    const stop = from + Math.ceil((rest * sample) / count);
    const at = 2 * Math.floor(Math.max(from, stop - sampleBytes) / 2);
    samples.push(new Uint8Array(await file.slice(at, stop).arrayBuffer()));
  }
  return samples;
}

async function unpackedHead(file: Blob, bytes: number): Promise<FileHead> {
  const unpacked = await unpackedFile(file);
  const reader = unpacked.stream.getReader();
  const { bytes: head, final } = await gathered(reader, unpacked, bytes);
  await reader.cancel();
  return { head, complete: final };
}
