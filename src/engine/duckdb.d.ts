declare module 'virtual:duckdb' {
  /** DuckDB, gzipped beside the page. */
  export const file: import('./fetch-duckdb').DuckDbFile;
}
