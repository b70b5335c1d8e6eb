/** Lets everything else that waits for this thread have its turn; throws the signal's reason once it is aborted. */
export function pauseFor(signal: AbortSignal): () => Promise<void> {
  return async () => {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  };
}
