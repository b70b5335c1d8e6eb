import type { Analysis, DisplayParts } from '../core/spec/analysis';
import { failure, type Outcome } from '../core/outcome';
import { parseAnalysis, type OpenedAnalysis } from './analysis-json';
import { entryState } from './work-id';

/** Longer links are rejected: unpacking them could fill the memory. */
const maxLinkLength = 2_000_000;

/** The analysis as text for a URL's hash (without `#`): JSON, raw deflate, base64url. */
export async function encodeAnalysis(analysis: Analysis): Promise<string> {
  const packed = await through(JSON.stringify(analysis), new CompressionStream('deflate-raw'));
  return base64url(new Uint8Array(await packed.arrayBuffer()));
}

/** The inverse; problems in the link are returned as a failure. A leading `#` is ignored. Never throws. */
export async function decodeAnalysis(hash: string, parts: DisplayParts): Promise<Outcome<OpenedAnalysis>> {
  let text: string | null;
  try {
    const bytes = bytesOf(hash.replace(/^#/, ''));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    text = await limitedText(stream);
  } catch (error) {
    return failure('broken_link', { detail: String(error) });
  }
  return text === null ? failure('analysis_too_large') : parseAnalysis(text, parts);
}

/** Puts the analysis into the address without a new entry in the browser's history. */
export async function writeLink(analysis: Analysis): Promise<void> {
  const hash = await encodeAnalysis(analysis);
  history.replaceState(entryState(), '', `#${hash}`);
}

function through(text: string, transform: CompressionStream): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(transform)).blob();
}

/** Null where it is longer than an analysis can be. */
async function limitedText(stream: ReadableStream<Uint8Array>): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > maxLinkLength) {
      await reader.cancel();
      return null;
    }
  }
}

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
