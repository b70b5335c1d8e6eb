/** The text in quotes, those in it doubled, as standard SQL has it. */
export function doubled(quote: string, text: string): string {
  return quote + text.replaceAll(quote, quote + quote) + quote;
}

/** The text in quotes, with a backslash before backslashes, quotes and what a literal cannot hold as it is. */
export function backslashed(quote: string, text: string): string {
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\x00');
  return quote + inner + quote;
}

/** A name in the quotes of standard SQL; what names cannot hold becomes its symbol. */
export function standardName(name: string): string {
  return doubled('"', name.replaceAll('\0', '␀'));
}
