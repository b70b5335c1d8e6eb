import { countBytes, gzipFault, isGzip } from './gzip';

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
  const start = new Uint8Array(await file.slice(0, bytes).arrayBuffer());
  if (isGzip(start)) return unpackedParts(file, bytes);
  const complete = file.size <= bytes;
  return { head: start, samples: complete ? [] : await readSamples(file, bytes), complete };
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
  const counted = countBytes();
  const stream = file.stream().pipeThrough(counted.through).pipeThrough(new DecompressionStream('gzip'));
  try {
    return await firstBytes(stream, bytes);
  } catch (thrown) {
    throw gzipFault(thrown, counted.read);
  }
}

async function firstBytes(stream: ReadableStream<Uint8Array>, bytes: number): Promise<FileParts> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let complete = false;
  while (length < bytes && !complete) {
    const { done, value } = await reader.read();
    complete = done;
    if (value) {
      chunks.push(value);
      length += value.length;
    }
  }
  await reader.cancel();
  return { head: joined(chunks, length), samples: [], complete };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
