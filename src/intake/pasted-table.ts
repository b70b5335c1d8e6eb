/**
 * A table copied from a spreadsheet, as a file; null where the text is no table (a single line, or no column marks).
 * Spreadsheets put tabs between cells and quote cells that hold a tab, a quote or a line break.
 */
export function pastedTable(text: string, name: string): File | null {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/, 3);
  const isTable = lines.length > 1 && /[\t,;|]/.test(lines[0]);
  return isTable ? new File([text], name, { type: 'text/plain', lastModified: Date.now() }) : null;
}

/** Whether pasted or typed text belongs to a focused field. */
export function isTypingIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
