/** A PostgreSQL of our own from Debian's binaries, thrown away afterwards. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensurePackages } from '../apps/debian-packages.ts';

export interface PostgresCluster {
  /** Makes an empty database. @returns its URL */
  createDatabase(): Promise<string>;
  /** Runs statements as the superuser of the cluster. */
  administer(...statements: string[]): Promise<void>;
  /** Runs statements as the superuser in the database of a URL that `createDatabase` gave. */
  run(databaseUrl: string, ...statements: string[]): Promise<void>;
  readonly host: string;
  readonly port: number;
  stop(): void;
}

const debianRoot = '/usr/lib/postgresql';

function findBinaries(): string | undefined {
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot).map(Number).filter(Number.isInteger) : [];
  const newest = Math.max(...versions);
  const folder = join(debianRoot, String(newest), 'bin');
  return versions.length > 0 && existsSync(join(folder, 'postgres')) ? folder : undefined;
}

/**
 * The folder with `initdb` and `pg_ctl`, installed when it is missing and we may.
 * @throws {MissingPackagesError} with a sentence that says what to do
 */
function mustFindBinaries(): string {
  const found = findBinaries();
  if (found !== undefined) return found;
  ensurePackages(['postgresql']);
  const installed = findBinaries();
  if (installed === undefined)
    throw new Error(`The package postgresql is installed, but there is no ${debianRoot}/<version>/bin.`);
  return installed;
}

/** PostgreSQL refuses to run as root. */
function run(program: string, args: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [command, rest] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
  // The server inherits what pg_ctl was given; an inherited pipe would keep us waiting for its end.
  execFileSync(command, [...rest], { stdio: 'ignore', cwd: tmpdir() });
}

function idOfPostgres(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

/**
 * Starts a cluster in a folder of its own. The caller stops it; the end of the process does so too.
 * @param isDurable - flushes to the disk at every commit, as in earnest; for measuring
 */
export async function startPostgres({ isDurable = false }: { readonly isDurable?: boolean } = {}): Promise<PostgresCluster> {
  const binaries = mustFindBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'shuke-postgres-'));
  chmodSync(folder, 0o755);
  if (process.getuid?.() === 0) chownSync(folder, idOfPostgres('-u'), idOfPostgres('-g'));
  const data = join(folder, 'data');
  run(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const host = '127.0.0.1';
  const port = await findFreePort();
  // Without flushing to disk the tests lose nothing: what they kill are our processes, never the machine.
  const options = `-p ${port} -k ${folder} -c listen_addresses=${host} -c fsync=${isDurable ? 'on' : 'off'} -c max_connections=100`;
  run(join(binaries, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);

  let isStopped = false;
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    process.off('exit', stop);
    run(join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', stop);

  const runIn = async (connectionString: string, ...statements: string[]) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const administer = (...statements: string[]) => runIn(`postgresql://postgres@${host}:${port}/postgres`, ...statements);
  return {
    host,
    port,
    stop,
    administer,
    run: runIn,
    createDatabase: async () => {
      const name = `t_${randomBytes(6).toString('hex')}`;
      await administer(`create database ${name}`);
      return `postgresql://postgres@${host}:${port}/${name}`;
    },
  };
}
