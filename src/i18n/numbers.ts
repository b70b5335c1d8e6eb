import { locale } from './locale.svelte';

/** Stands wherever there is no number to show. */
export const none = '–';

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A formatter is dear to make and the same one serves for ever. */
function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale.current + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locale.current, options)));
  return format;
}

/** A number in the reader's language with at most `digits` decimals: "1,234.5". */
export function decimal(n: number | null, digits: number): string {
  if (n === null || !Number.isFinite(n)) return none;
  // `+ 0` turns −0 into 0.
  return numberFormat({ maximumFractionDigits: digits }).format(n + 0);
}

/** A number with exactly `digits` decimals, to stand beneath others: "5.0". */
export function fixed(n: number | null, digits: number): string {
  if (n === null || !Number.isFinite(n)) return none;
  return numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n + 0);
}

/** A whole number with its thousands apart: "32,283"; "–" where there is none. */
export function count(n: number | null): string {
  return decimal(n, 0);
}

/** A count for narrow places: "9,500", "12.3k", "3.4M", in Chinese "1.2万". Show `count` beside or on hover. */
export function shortCount(n: number | null): string {
  if (n === null || !Number.isFinite(n)) return none;
  // Four digits are as narrow as their short form, and exact.
  if (Math.abs(n) < 9999.5) return count(n);
  return numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(n).replace('K', 'k');
}

/**
 * A share (1 is all) in percent with one decimal: "53.3%". Only none and all are written "0%" and "100%";
 * what would round to them says "<0.1%" and ">99.9%".
 */
export function share(x: number | null): string {
  if (x === null || !Number.isFinite(x)) return none;
  if (x === 0 || x === 1) return numberFormat({ style: 'percent' }).format(x + 0);
  const percent = numberFormat({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (x > 0 && x < 0.0005) return `<${percent.format(0.001)}`;
  if (x >= 0.9995 && x < 1) return `>${percent.format(0.999)}`;
  return percent.format(x);
}
