import { gathered, isGzip, unpackedFile } from './unpacked-file';

/** What is looked at of a file before it is read: its beginning and a few samples further on. */
export interface FileParts {
  /** Unpacked where the file is gzip. */
  head: Uint8Array;
  /** Evenly spread over the rest, each from an even offset; none of a gzip file, which can only be read in order. */
  samples: Uint8Array[];
  /** Whether `head` is the whole file. */
  complete: boolean;
}

const sampleCount = 12;
const sampleBytes = 65_536;

/** Reads the first `bytes` bytes and the samples. Rejects as `Blob.arrayBuffer` does, and with BrokenGzip. */
export async function readFileParts(file: Blob, bytes: number): Promise<FileParts> {
  if (await isGzip(file)) return unpackedParts(file, bytes);
  const head = new Uint8Array(await file.slice(0, bytes).arrayBuffer());
  const complete = file.size <= bytes;
  return { head, samples: complete ? [] : await readSamples(file, bytes), complete };
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

async function unpackedParts(file: Blob, bytes: number): Promise<FileParts> {
  const unpacked = await unpackedFile(file);
  const reader = unpacked.stream.getReader();
  const { bytes: head, final } = await gathered(reader, unpacked, bytes);
  await reader.cancel();
  return { head, samples: [], complete: final };
}
