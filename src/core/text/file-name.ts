/** A file's name without its last ending: `shop.csv` is `shop`. */
export function withoutEnding(name: string): string {
  return name.replace(/\.[a-z0-9.]{1,7}$/i, '');
}
