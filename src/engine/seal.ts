/**
 * What the page may still do once everything it needs is here: talk to the blobs in its own memory, and load its own
 * script files. A second policy can only take away, and workers made from blobs inherit it, so from then on neither
 * page nor workers can send anything to any server, their own included.
 */
const policy = "connect-src blob:; img-src data: blob:; style-src 'none'; font-src 'none'; manifest-src 'none'";

let sealed = false;

/** Takes the network away from the page for good. Workers must be started after it. */
export function seal(): void {
  // Vite's development server lives on inline styles and a socket; only the built page is sealed.
  if (sealed || !import.meta.env.PROD) return;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  document.head.append(meta);
  sealed = true;
}

export function isSealed(): boolean {
  return sealed;
}
