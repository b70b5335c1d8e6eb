import type { DuckDbModule } from '../core/engine';
import { failure, success, type Outcome } from '../core/outcome';

/** The DuckDB file on the server, and its sizes in bytes: gzipped, unpacked, and of the WebAssembly it begins with. */
export interface DuckDbFile {
  url: string;
  packed: number;
  unpacked: number;
  wasm: number;
  /** In hexadecimal digits. */
  sha256: Record<Packing, string>;
}

/** Progress of a download, in bytes as transferred. */
export interface FetchProgress {
  received: number;
  total: number;
}

interface FetchOptions {
  signal: AbortSignal;
  onProgress: (progress: FetchProgress) => void;
}

type Packing = 'packed' | 'unpacked';

/**
 * A server that supports gzip may have sent it with a content encoding, so it arrives unpacked; the first two bytes
 * show which. Null for anything else.
 */
async function packingOf(body: Blob): Promise<Packing | null> {
  const head = new Uint8Array(await body.slice(0, 2).arrayBuffer());
  if (head[0] === 0x1f && head[1] === 0x8b) return 'packed';
  return head[0] === 0x00 && head[1] === 0x61 ? 'unpacked' : null;
}

/**
 * Hashing needs a secure context, which plain http from another machine is not: there a wrong file is noticed when
 * DuckDB starts.
 */
async function hasDigest(body: Blob, sha256: string): Promise<boolean> {
  if (!isSecureContext) return true;
  const digest = await crypto.subtle.digest('SHA-256', await body.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

interface DownloadOptions {
  signal: AbortSignal;
  onProgress: (received: number) => void;
}

/** `fetch` reports progress too, but every byte would pass through the page's thread. */
function downloadBlob(url: string, { signal, onProgress }: DownloadOptions): Promise<Blob> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    signal.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason as Error);
    });
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
 * Fetches DuckDB from the page's own server. Fails with `duckdb_not_fetched` (no answer, not found, or aborted),
 * `duckdb_wrong_file` (another file is there), or `cancelled` by the signal.
 */
export async function fetchDuckDb(
  { url, wasm, sha256, ...sizes }: DuckDbFile,
  { signal, onProgress }: FetchOptions,
): Promise<Outcome<DuckDbModule>> {
  const notFetched = (detail: string) => failure('duckdb_not_fetched', { value: url, detail });
  try {
    const body = await downloadBlob(url, {
      signal,
      onProgress: (received) =>
        onProgress({ received, total: received > sizes.packed ? sizes.unpacked : sizes.packed }),
    });
    const packing = await packingOf(body);
    if (packing === null || body.size > sizes[packing]) return failure('duckdb_wrong_file', { value: url });
    if (body.size < sizes[packing]) return notFetched(`${body.size} / ${sizes[packing]}`);
    if (!(await hasDigest(body, sha256[packing]))) return failure('duckdb_wrong_file', { value: url });
    return success({ body, packed: packing === 'packed', wasm });
  } catch (error) {
    return signal.aborted ? failure('cancelled') : notFetched(String(error));
  }
}
