import { nextTurn } from '../ui/next-turn';
import { failure, success, type Outcome } from '../contract/outcome';

/** How far a download is, in bytes as they travel; `total` is null where the server does not say. */
export interface FetchProgress {
  received: number;
  total: number | null;
}

type Packing = 'gzip' | 'none' | 'unknown';

/** A server that knows `.gz` may have unpacked it on the way; the first two bytes tell. */
function packingOf(head: Uint8Array): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x00 && head[1] === 0x61) return 'none';
  return 'unknown';
}

/** Reads until there are two bytes to judge by, or the end. */
async function readHead(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { value } = await reader.read();
  if (value === undefined || value.length >= 2) return value ?? new Uint8Array();
  const { value: more } = await reader.read();
  return new Uint8Array([...value, ...(more ?? [])]);
}

/** So many packed bytes are unpacked in a few milliseconds. */
const pieceBytes = 1 << 17;

/** What is left of a body whose head has been read already, counted as it passes, in pieces that keep nobody waiting. */
function counted(
  head: Uint8Array<ArrayBuffer>,
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  count: (bytes: number) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let rest = head;
  return new ReadableStream({
    async pull(controller) {
      if (rest.length === 0) {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        rest = value;
      }
      await nextTurn();
      const piece = rest.subarray(0, pieceBytes);
      rest = rest.subarray(pieceBytes);
      count(piece.length);
      controller.enqueue(piece);
    },
  });
}

/** `Content-Length` counts the bytes we see only where the server did not compress on top. */
function totalBytes(response: Response): number | null {
  const length = Number(response.headers.get('Content-Length'));
  return length > 0 && !response.headers.has('Content-Encoding') ? length : null;
}

async function unpack(response: Response, onProgress: (progress: FetchProgress) => void): Promise<Outcome<Blob>> {
  const reader = response.body!.getReader();
  const total = totalBytes(response);
  const head = await readHead(reader);
  const packing = packingOf(head);
  if (packing === 'unknown') {
    await reader.cancel();
    return failure('engine_wrong_file', { value: response.url });
  }
  let received = 0;
  const body = counted(head, reader, (bytes) => {
    received += bytes;
    onProgress({ received, total });
  });
  const module = packing === 'gzip' ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  const blob = await new Response(module).blob();
  return success(new Blob([blob], { type: 'application/wasm' }));
}

/**
 * DuckDB's WebAssembly from beside the page, unpacked, as a Blob of type `application/wasm`.
 * Fails with `engine_not_fetched` (no answer, or not found) or `engine_wrong_file` (something else lies there).
 */
export async function fetchModule(url: string, onProgress: (progress: FetchProgress) => void): Promise<Outcome<Blob>> {
  try {
    const response = await fetch(url);
    if (!response.ok) return failure('engine_not_fetched', { value: url, detail: `HTTP ${response.status}` });
    return await unpack(response, onProgress);
  } catch (error) {
    return failure('engine_not_fetched', { value: url, detail: String(error) });
  }
}
