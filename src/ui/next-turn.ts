/** Lets the page's thread answer, paint and take keys before the rest of some work goes on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
