/** In UTF-16 units: an address fits, and whatever a line can show. */
const maxShownLength = 1000;

/** A text from outside as it is drawn: one of megabytes would keep the page busy for seconds. Splits no pair of units. */
export function shortText(text: string, most = maxShownLength): string {
  if (text.length <= most) return text;
  const pair = /[\ud800-\udbff]/.test(text[most - 1]);
  return `${text.slice(0, pair ? most - 1 : most)}…`;
}
