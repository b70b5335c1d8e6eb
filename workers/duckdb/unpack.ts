import type { DuckDbModule } from '../../src/core/engine';

/** The WebAssembly and the script of DuckDB's worker, as files of their types. Rejects where what is packed is broken. */
export async function unpack({ body, packed, wasm }: DuckDbModule): Promise<{ wasm: Blob; script: Blob }> {
  const whole = packed ? await new Response(body.stream().pipeThrough(new DecompressionStream('gzip'))).blob() : body;
  return {
    wasm: whole.slice(0, wasm, 'application/wasm'),
    script: whole.slice(wasm, whole.size, 'text/javascript'),
  };
}
