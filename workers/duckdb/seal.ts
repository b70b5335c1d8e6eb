/** The seal lets DuckDB open nothing but files registered with it under this folder. */
const SEALED_FOLDER = 'in/';

/**
 * Permanently cuts DuckDB off from the network before any file is registered: it would otherwise fetch extensions by
 * itself, and read any address in a statement. The order matters: the folder must be named while settings can still be
 * made, and the lock comes last.
 */
export const SEALING: readonly string[] = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  `SET allowed_directories = ['${SEALED_FOLDER}']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
