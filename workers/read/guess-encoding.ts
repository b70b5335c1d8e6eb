import type { Encoding } from '../../src/core/spec/dataset';
import { isUtf8, startsWithMark } from './utf8';

/** Share of control bytes from which on a file is no text. */
const maxControlShare = 0.02;

/**
 * The encoding of a text: by its byte order mark, then by the zero bytes of UTF-16, then as UTF-8 if it is that,
 * else GB18030 where its high bytes come in the pairs that Chinese is written in, else Windows-1252.
 * Null where the bytes are no text. `parts[0]` is the file's beginning, the others begin anywhere (at even offsets).
 */
export function guessEncoding(parts: readonly Uint8Array[]): Encoding | null {
  const head = parts[0] ?? new Uint8Array(0);
  const marked = byteOrderMark(head);
  if (marked) return marked;
  const wide = wideEncoding(head);
  if (wide) return wide;
  if (parts.some((part) => controlShare(part) > maxControlShare)) return null;
  if (parts.every(isUtf8Part)) return 'utf-8';
  const { pairs, high, sequences } = highBytes(parts);
  // A UTF-8 file with a few broken characters is still one: what is broken is reported row by row.
  if (sequences > 0.9 * high) return 'utf-8';
  return pairs > 0.6 * high ? 'gb18030' : 'windows-1252';
}

/** A part of a file as UTF-8; of another encoding, a character cut at its end is left out, a byte order mark too. */
export function utf8Of(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return bytes;
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes, { stream: true }));
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (startsWithMark(bytes)) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: digits, separators and line ends have a zero on one side and hardly ever on the other. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const half = bytes.length >> 1;
  if (half < 2) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > 0.2 * half && even < 0.02 * half) return 'utf-16le';
  if (even > 0.2 * half && odd < 0.02 * half) return 'utf-16be';
  return null;
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  return bytes.length === 0 ? 0 : controls / bytes.length;
}

/** Whether a part of a file is UTF-8; it may begin and end inside a character. */
function isUtf8Part(bytes: Uint8Array): boolean {
  let from = 0;
  while (from < 3 && isContinuation(bytes[from])) from++;
  let end = bytes.length;
  while (end > from && bytes.length - end < 3 && isContinuation(bytes[end - 1])) end--;
  const cut = end > from && bytes[end - 1] >= 0xc0 && sequenceAt(bytes, end - 1) === 0;
  return isUtf8(bytes, from, cut ? end - 1 : bytes.length);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

interface HighBytes {
  /** Bytes from 0x80 up. */
  high: number;
  /** Those of them in a pair of GB 2312, the part of GB18030 that everyday Chinese is written in. */
  pairs: number;
  /** Those of them in a well-formed UTF-8 sequence. */
  sequences: number;
}

function highBytes(parts: readonly Uint8Array[]): HighBytes {
  const count: HighBytes = { high: 0, pairs: 0, sequences: 0 };
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) if (part[at] >= 0x80) count.high++;
    count.pairs += bytesIn(part, (at) => pairAt(part, at));
    count.sequences += bytesIn(part, (at) => sequenceAt(part, at));
  }
  return count;
}

/** Sum of the lengths that `lengthAt` gives, each passed over before the next is looked for. */
function bytesIn(part: Uint8Array, lengthAt: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < part.length;) {
    const length = part[at] < 0x80 ? 0 : lengthAt(at);
    sum += length;
    at += length || 1;
  }
  return sum;
}

function pairAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const trail = bytes[at + 1] ?? 0;
  return lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe ? 2 : 0;
}

function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  for (let next = at + 1; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
