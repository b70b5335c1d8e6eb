declare module 'virtual:duckdb-module' {
  /** Where DuckDB's gzipped WebAssembly lies, beside the page. */
  export const url: string;
}
