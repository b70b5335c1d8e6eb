import { decimal } from './numbers';

const units = ['B', 'kB', 'MB', 'GB'];

/**
 * A number of bytes as people say it: "34.2 MB"; thousands, not 1024, as file managers do. Rounded before the unit is
 * chosen, so that nothing reads "1,000 kB".
 */
export function fileSize(bytes: number): string {
  const rounded = (step: number) => Number((bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1));
  const last = units.length - 1;
  const step = units.findIndex((_, index) => index === last || rounded(index) < 1000);
  return `${decimal(rounded(step), 1)} ${units[step]}`;
}
