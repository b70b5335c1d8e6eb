/** UTF-8 of this side of a file: a byte order mark is text like any other. */
export const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const utf8Encoder = new TextEncoder();
