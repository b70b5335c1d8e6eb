import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventNames } from './make-events';
import { windowFunnelSql } from './funnel-sql';
import type { Question, Referee, Reply, Table } from './question';
import { secondsOf } from './stopwatch';

const programs = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'];

/** A ClickHouse of its own on the loopback, with 2 threads; null where none is installed. */
export async function clickHouse(file: string, folder: string): Promise<Referee | null> {
  const program = programs.find((path) => existsSync(path));
  if (program === undefined) return null;
  const port = await freePort();
  const server = spawn(program, [`--config-file=${writeConfig(folder, port)}`], { stdio: 'ignore' });
  const ask = (sql: string, body?: string) => query(port, { sql, ...(body === undefined ? {} : { body }) });
  try {
    await answering(ask, server);
    await fill(ask, file);
  } catch (reason) {
    await stop(server, folder);
    throw reason;
  }
  const version = (await ask('SELECT version()')).trim();
  return {
    name: `ClickHouse ${version} windowFunnel, 2 threads`,
    readSeconds: null,
    async ask(question: Question, table: Table): Promise<Reply> {
      let text = '';
      const seconds = await secondsOf(async () => {
        text = await ask(windowFunnelSql(question, table));
      });
      const answer = JSON.parse(text) as { data: (string | number)[][] };
      return { counts: answer.data[0].map(Number), seconds };
    },
    stop: () => stop(server, folder),
  };
}

type Ask = (sql: string, bodyFile?: string) => Promise<string>;

/** Both tables ordered by user and time, which `windowFunnel` likes best, and merged into one part. */
async function fill(ask: Ask, file: string): Promise<void> {
  const kinds = `Enum8(${eventNames.map((name, i) => `'${name}' = ${i}`).join(', ')})`;
  const order = 'ENGINE = MergeTree() PARTITION BY tuple() ORDER BY (user, time)';
  await ask(`CREATE TABLE log (user String, event String, time DateTime, channel String, country String, device String,
    amount Float64) ${order}`);
  await ask('INSERT INTO log FORMAT CSVWithNames', file);
  await ask('OPTIMIZE TABLE log FINAL');
  await ask(`CREATE TABLE prepared (user UInt32, time DateTime, event ${kinds}) ${order}`);
  await ask(`INSERT INTO prepared SELECT toUInt32(substring(user, 2)), time, CAST(event AS ${kinds}) FROM log`);
  await ask('OPTIMIZE TABLE prepared FINAL');
}

function query(port: number, { sql, body }: { sql: string; body?: string }): Promise<string> {
  const search = new URLSearchParams({ query: sql, max_threads: '2', wait_end_of_query: '1' });
  return new Promise((resolve, reject) => {
    const call = request({ port, host: '127.0.0.1', method: 'POST', path: `/?${search.toString()}` }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    call.on('error', reject);
    if (body === undefined) call.end();
    else createReadStream(body).pipe(call);
  });
}

async function answering(ask: Ask, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await ask('SELECT 1').catch(() => null);
    if (answer !== null) return;
    if (server.exitCode !== null) throw new Error(`ClickHouse ended with ${server.exitCode} instead of starting.`);
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error('ClickHouse did not answer within 30 seconds.');
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null) {
    server.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Writes a configuration without any network but the loopback; gives its path. */
function writeConfig(folder: string, port: number): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['store', 'tmp', 'log']) mkdirSync(join(folder, part), { recursive: true });
  const users = join(folder, 'users.xml');
  writeFileSync(
    users,
    `<yandex><profiles><default><max_memory_usage>10000000000</max_memory_usage></default></profiles>
     <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile>
     <quota>default</quota></default></users><quotas><default></default></quotas></yandex>`,
  );
  const config = join(folder, 'config.xml');
  writeFileSync(
    config,
    `<yandex><logger><level>error</level><log>${folder}/log/log</log><errorlog>${folder}/log/errors</errorlog></logger>
     <http_port>${port}</http_port><listen_host>127.0.0.1</listen_host>
     <path>${folder}/store/</path><tmp_path>${folder}/tmp/</tmp_path><timezone>UTC</timezone>
     <mark_cache_size>1073741824</mark_cache_size><uncompressed_cache_size>1073741824</uncompressed_cache_size>
     <users_config>${users}</users_config><default_profile>default</default_profile>
     <default_database>default</default_database></yandex>`,
  );
  return config;
}
