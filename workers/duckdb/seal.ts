/** The seal lets DuckDB open nothing but files registered with it under this folder. */
const SEALED_FOLDER = 'in/';

/**
 * Takes DuckDB's ways out, for good, before any file comes near: it would otherwise fetch extensions from the network on
 * its own account, and read any address a statement names. The order matters: the folder must be named while settings
 * can still be made, and the lock comes last.
 */
export const SEALING: readonly string[] = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  `SET allowed_directories = ['${SEALED_FOLDER}']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
