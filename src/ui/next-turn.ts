/** Lets the page's thread answer, paint and take keys before the rest of some work goes on. */
export function nextTurn(): Promise<void> {
  // On a busy machine a timer is delayed behind all other tasks of the page, every time.
  return 'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
