import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { freePort } from '../free-port';

/** The folder of Debian's newest PostgreSQL; undefined where none is installed. */
export const postgreSqlPrograms = newestPrograms();

export interface PostgreSql {
  /** The rows of a statement's answer. */
  ask: (sql: string) => Promise<unknown[][]>;
  /** Its folder goes with it. */
  stop: () => Promise<void>;
}

/** A throwaway cluster on the loopback. Texts are ordered as in English unless a statement says otherwise. */
export async function startPostgreSql(programs: string): Promise<PostgreSql> {
  const folder = mkdtempSync(join(tmpdir(), 'postgresql-'));
  const owner = ownerOf(folder);
  const run = { ...owner, cwd: folder, stdio: 'ignore' } as const;
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en'];
  execFileSync(join(programs, 'initdb'), ['-D', folder, '-U', 'test', '-E', 'UTF8', '-N', ...locale], run);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'jit=off', 'timezone=UTC'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(programs, 'postgres'), ['-D', folder, '-p', String(port), ...flags], run);
  const sql = postgres({
    host: '127.0.0.1',
    port,
    user: 'test',
    database: 'postgres',
    max: 1,
    onnotice: () => undefined,
  });
  const stop = () => stopped({ sql, server, folder });
  try {
    await answering(sql, server);
  } catch (reason) {
    await stop();
    throw reason;
  }
  return { ask: async (text) => sql.unsafe(text).values(), stop };
}

function newestPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const programs = readdirSync(versions).map((version) => join(versions, version, 'bin'));
  return programs
    .filter((each) => existsSync(join(each, 'initdb')))
    .sort()
    .at(-1);
}

/** PostgreSQL refuses to run as root: there it is run by the user that its package has made. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  const owner = { uid: idOf('-u'), gid: idOf('-g') };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

async function answering(sql: Sql, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const answers = await sql`SELECT 1`.then(
      () => true,
      () => false,
    );
    if (answers) return;
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} instead of starting.`);
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error('PostgreSQL did not answer within 30 seconds.');
}

async function stopped({ sql, server, folder }: { sql: Sql; server: ChildProcess; folder: string }): Promise<void> {
  await sql.end({ timeout: 1 });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null) {
    server.kill('SIGQUIT');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
