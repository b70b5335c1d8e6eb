import type { DuckDbModule } from '../contract/engine';
import { failure, success, type Outcome } from '../contract/outcome';

/** DuckDB as it lies on the server, and its sizes in bytes: gzipped, unpacked, and the WebAssembly it begins with. */
export interface DuckDbFile {
  url: string;
  packed: number;
  unpacked: number;
  wasm: number;
}

/** How far a download is, in bytes as they come. */
export interface FetchProgress {
  received: number;
  total: number;
}

type Packing = 'packed' | 'unpacked';

/** A server that knows gzip may have unpacked it on the way; the first two bytes tell. Null for something else. */
async function packingOf(body: Blob): Promise<Packing | null> {
  const head = new Uint8Array(await body.slice(0, 2).arrayBuffer());
  if (head[0] === 0x1f && head[1] === 0x8b) return 'packed';
  return head[0] === 0x00 && head[1] === 0x61 ? 'unpacked' : null;
}

/** `fetch` too would tell how far it is, but every byte would pass through the page's thread. */
function download(url: string, onProgress: (received: number) => void): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'blob';
    request.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('error', () => reject(new Error('No answer')));
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(request.response as Blob);
      else reject(new Error(`HTTP ${request.status}`));
    });
    request.send();
  });
}

/**
 * DuckDB from beside the page. Fails with `engine_not_fetched` (no answer, not found, or broken off) or
 * `engine_wrong_file` (something else lies there).
 */
export async function fetchDuckDb(
  { url, wasm, ...sizes }: DuckDbFile,
  onProgress: (progress: FetchProgress) => void,
): Promise<Outcome<DuckDbModule>> {
  const notFetched = (detail: string) => failure('engine_not_fetched', { value: url, detail });
  try {
    const body = await download(url, (received) =>
      onProgress({ received, total: received > sizes.packed ? sizes.unpacked : sizes.packed }),
    );
    const packing = await packingOf(body);
    if (packing === null || body.size > sizes[packing]) return failure('engine_wrong_file', { value: url });
    if (body.size < sizes[packing]) return notFetched(`${body.size} / ${sizes[packing]}`);
    return success({ body, packed: packing === 'packed', wasm });
  } catch (error) {
    return notFetched(String(error));
  }
}
