import { decimal } from './numbers';

const units = ['B', 'kB', 'MB', 'GB'];

/** A number of bytes as people say it: "34.2 MB"; thousands, not 1024, as file managers do. */
export function fileSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${decimal(bytes / 1000 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}
