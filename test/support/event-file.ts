import { gzipSync } from 'node:zlib';

/** A file as Playwright hands it to a page. */
export interface EventFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** One event as text: who, what, when. */
export type Row = [user: string, event: string, time: string];

const names: [string, string, string] = ['visit', 'basket', 'payment'];

/** How many users reach each stage of `shopRows`. */
export const shopCounts = ['40', '24', '10'];

/**
 * 40 users visit, 24 of them fill a basket, 10 of those pay: every 13 minutes on the hour, day after day, in 2026.
 * Days lie beyond the twelfth, so that no order of day and month but one fits.
 */
export function shopRows(stages = names, time = isoTime): Row[] {
  const reach = shopCounts.map(Number);
  const rows: Row[] = [];
  for (let user = 0; user < reach[0]; user++)
    for (const [stage, name] of stages.entries())
      if (user < reach[stage]) rows.push([`user-${user + 1}`, name, time(momentOf(user, stage))]);
  return rows;
}

function momentOf(user: number, stage: number): Date {
  return new Date(Date.UTC(2026, 2, 13 + (user % 15), 8 + (user % 10), stage * 13, user % 60));
}

/** `2026-03-13 08:00:00` */
export function isoTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ');
}

export interface Writing {
  delimiter?: string;
  header?: string[] | null;
}

export function written(
  rows: string[][],
  { delimiter = ',', header = ['user', 'event', 'time'] }: Writing = {},
): string {
  return [...(header === null ? [] : [header]), ...rows].map((row) => `${row.join(delimiter)}\n`).join('');
}

export function textFile(name: string, text: string): EventFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

export function utf16File(name: string, text: string): EventFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`, 'utf16le') };
}

export function gzipFile(name: string, text: string): EventFile {
  return { name, mimeType: 'application/gzip', buffer: gzipSync(text) };
}

/** In the encoding of Chinese spreadsheets; Node only decodes it, so the table is turned round. */
export function gbkFile(name: string, text: string): EventFile {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  const bytes = Array.from(text, (letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]).flat();
  return { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) };
}
