/** The file's gzip data ends early or is damaged, somewhere within the first `read` bytes. */
export class BrokenGzip extends Error {
  constructor(
    message: string,
    readonly read: number,
  ) {
    super(message);
  }
}

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** What was thrown while a gzip file was unpacked: a fault of reading the file is a DOMException, any other is of its data. */
export function gzipFault(thrown: unknown, read: number): unknown {
  return thrown instanceof DOMException ? thrown : new BrokenGzip(String(thrown), read);
}

/** Passes bytes through, and notes how many. */
export function countBytes(): {
  through: TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>;
  read: number;
} {
  const counted = {
    read: 0,
    through: new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(bytes, controller) {
        counted.read += bytes.length;
        controller.enqueue(bytes);
      },
    }),
  };
  return counted;
}
