import { fileURLToPath } from 'node:url';

/** The folder of the built page: `npm run build` writes it to `dist/`; BUILT_PAGE names another one to look at. */
export const builtFolder = process.env.BUILT_PAGE ?? fileURLToPath(new URL('../../dist', import.meta.url));
