import type { Encoding } from '../../src/core/spec/dataset';
import { gathered, isGzip, unpackedFile } from './unpacked-file';

/** Bytes per chunk: some 25 ms of work, so that other questions and a cancel get in between. */
const chunkBytes = 4 << 20;

export interface Chunk {
  /** UTF-8, whatever the file's encoding. Never empty but for an empty file. */
  bytes: Uint8Array;
  /** Whether it is the last chunk. */
  final: boolean;
  /** Bytes of the file, as it lies on the disk, read so far. */
  read: number;
}

interface ChunkOptions {
  encoding: Encoding;
  signal: AbortSignal;
}

/**
 * The file's text from beginning to end, unpacked and decoded on the way where need be, while the next chunk is
 * already being read. Throws what reading throws (`NotReadableError` for a file changed meanwhile), BrokenGzip,
 * and the signal's reason.
 */
export async function* chunksOf(file: Blob, options: ChunkOptions): AsyncGenerator<Chunk, void, undefined> {
  if (await isDirect(file, options.encoding)) yield* slices(file, options.signal);
  else yield* decoded(file, options);
}

/** Whether offsets in the text equal offsets in the file. */
export async function isDirect(file: Blob, encoding: Encoding): Promise<boolean> {
  return encoding === 'utf-8' && !(await isGzip(file));
}

async function* slices(file: Blob, signal: AbortSignal): AsyncGenerator<Chunk, void, undefined> {
  const slice = (from: number): Promise<ArrayBuffer> => file.slice(from, from + chunkBytes).arrayBuffer();
  let coming = slice(0);
  // A failure is handled where the chunk is awaited; a chunk that was read ahead and is never awaited may fail
  // silently.
  for (let from = 0; from === 0 || from < file.size; from += chunkBytes) {
    const bytes = new Uint8Array(await coming);
    signal.throwIfAborted();
    const end = from + bytes.length;
    const final = from + chunkBytes >= file.size;
    if (!final) {
      coming = slice(from + chunkBytes);
      coming.catch(() => undefined);
    }
    yield { bytes, final, read: end };
  }
}

async function* decoded(file: Blob, { encoding, signal }: ChunkOptions): AsyncGenerator<Chunk, void, undefined> {
  const unpacked = await unpackedFile(file);
  const stream =
    encoding === 'utf-8'
      ? unpacked.stream
      : unpacked.stream.pipeThrough(new TextDecoderStream(encoding)).pipeThrough(new TextEncoderStream());
  const reader = stream.getReader();
  try {
    for (let ahead = await gathered(reader, unpacked, chunkBytes / 2); ;) {
      signal.throwIfAborted();
      const { bytes, final } = ahead;
      yield { bytes, final, read: unpacked.read };
      if (final) return;
      ahead = await gathered(reader, unpacked, chunkBytes / 2);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
