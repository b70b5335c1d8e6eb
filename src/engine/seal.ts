/**
 * What the page may still do once everything it needs is loaded: read blobs in its own memory, compile DuckDB and
 * start workers from blobs. A second policy can only take away, and workers made from blobs inherit it, so from then on
 * neither page nor workers can load or send anything from or to any server, their own included: the address of a
 * script carries data too. `base-uri` and `form-action` do not follow from `default-src`.
 */
export const sealPolicy = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  'worker-src blob:',
  'connect-src blob:',
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

let sealed = false;

/** Permanently blocks network access for the page. Workers must be started afterwards. */
export function seal(): void {
  // Vite's development server needs inline styles and a socket; only the built page is sealed.
  if (sealed || !import.meta.env.PROD) return;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = sealPolicy;
  document.head.append(meta);
  sealed = true;
}

export function isSealed(): boolean {
  return sealed;
}
