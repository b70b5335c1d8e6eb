import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const folder = resolve('.cache/chdb/node_modules/chdb');

/** A current ClickHouse in this process; installed by `npm run test:referees`, as it is half a gigabyte. */
export const hasChdb = existsSync(folder);

export interface Chdb {
  /** The rows of a statement's answer. */
  ask: (sql: string) => unknown[][];
  /** Its tables go with it. */
  stop: () => void;
}

interface Session {
  query(sql: string, format?: string): string;
  cleanup(): void;
}

export function openChdb(): Chdb {
  const { Session } = createRequire(import.meta.url)(folder) as { Session: new () => Session };
  const session = new Session();
  return {
    ask(sql) {
      const text = session.query(sql.replace(/;\s*$/, ''), 'JSONCompact');
      return text === '' ? [] : (JSON.parse(text) as { data: unknown[][] }).data;
    },
    stop: () => {
      session.cleanup();
    },
  };
}
