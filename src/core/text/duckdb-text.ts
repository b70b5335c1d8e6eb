/** A text as a literal of DuckDB's, which ends a statement at the letter NUL. */
export function duckDbText(text: string): string {
  const literals = text.split('\0').map((piece) => `'${piece.replaceAll("'", "''")}'`);
  return literals.length === 1 ? literals[0] : `(${literals.join(' || chr(0) || ')})`;
}
