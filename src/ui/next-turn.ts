/** Lets the page's thread answer, paint and take keys before the rest of some work goes on. */
export function nextTurn(): Promise<void> {
  // On a busy machine a timer waits behind all that others ask of the page, each time anew.
  return 'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
