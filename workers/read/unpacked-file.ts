import { allocate } from '../store/allocate';

/** The file's gzip data ends early or is damaged, somewhere within the first `read` bytes. */
export class BrokenGzip extends Error {
  constructor(
    message: string,
    readonly read: number,
  ) {
    super(message);
  }
}

export async function isGzip(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The bytes of a file from its beginning on, unpacked where it is gzip; `read` of them, as they lie on the disk. */
export interface UnpackedFile {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly read: number;
  /** What was thrown while the stream was read: of a gzip file, anything but a fault of reading it is BrokenGzip. */
  fault: (thrown: unknown) => unknown;
}

export async function unpackedFile(file: Blob): Promise<UnpackedFile> {
  const packed = await isGzip(file);
  let read = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      read += bytes.length;
      controller.enqueue(bytes);
    },
  });
  const counted = file.stream().pipeThrough(counter);
  return {
    stream: packed ? counted.pipeThrough(new DecompressionStream('gzip')) : counted,
    get read() {
      return read;
    },
    fault: (thrown) => (packed && !(thrown instanceof DOMException) ? new BrokenGzip(String(thrown), read) : thrown),
  };
}

/** At least `minBytes` of an unpacked file's stream in one array, or its rest, which is `final`. */
export async function gathered(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { fault }: UnpackedFile,
  minBytes: number,
): Promise<{ bytes: Uint8Array; final: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let final = false;
  while (length < minBytes && !final) {
    const { done, value } = await reader.read().catch((thrown: unknown) => {
      throw fault(thrown);
    });
    final = done;
    if (value === undefined) continue;
    pieces.push(value);
    length += value.length;
  }
  const bytes = allocate(Uint8Array, length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, final };
}
