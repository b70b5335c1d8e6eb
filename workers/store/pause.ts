/** Lets all other pending tasks of this thread run, including message delivery. */
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
