/** A text as a DuckDB string literal; DuckDB ends a statement at a NUL character. */
export function duckDbText(text: string): string {
  const literals = text.split('\0').map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return literals.length === 1 ? literals[0] : `(${literals.join(' || chr(0) || ')})`;
}
