/** Lets everything else that waits for this thread have its turn, also what is being sent. */
export function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The same; throws the signal's reason once it is aborted. */
export function pauseFor(signal: AbortSignal): () => Promise<void> {
  return async () => {
    await nextMacrotask();
    signal.throwIfAborted();
  };
}
