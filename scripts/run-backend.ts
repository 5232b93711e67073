/** The backend as a process of its own, for the demonstration and for tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunBackendOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** Directory of PGlite; ignored with a database URL. */
  readonly data: string;
  readonly databaseUrl?: string;
  /** Further arguments of the server. */
  readonly args?: readonly string[];
}

export interface RunningBackend {
  readonly url: string;
  /** Of the process. */
  readonly pid: number;
  /** Ends it as an administrator does; resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it the hard way. */
  kill(): Promise<void>;
}

const root = resolve(import.meta.dirname, '..');
const startTimeoutMs = 60_000;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/**
 * Starts the backend with the sample company and resolves when it answers.
 * @throws with everything it printed when it ends or says nothing for a minute
 */
export async function runBackend({ port = 0, data, databaseUrl, args = [] }: RunBackendOptions): Promise<RunningBackend> {
  const { DATABASE_URL: _ours, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'server', 'main.ts'),
      '--sample',
      '--port',
      String(port),
      '--data',
      data,
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: databaseUrl === undefined ? environment : { ...environment, DATABASE_URL: databaseUrl },
    },
  );
  const printed: string[] = [];
  child.stderr.on('data', (bytes: Buffer) => printed.push(bytes.toString()));
  const url = await new Promise<string>((found, failed) => {
    const giveUp = (why: string): void => failed(new Error(`The backend ${why}.\n${printed.join('')}`));
    const timer = setTimeout(() => giveUp('did not answer within a minute'), startTimeoutMs);
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(`${line}\n`);
      const ready = /ready at (http:\S+)/.exec(line)?.[1];
      if (ready === undefined) return;
      clearTimeout(timer);
      found(ready);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      giveUp(`ended with code ${code}`);
    });
  });
  if (child.pid === undefined) throw new Error('A process that answers has an id.');
  return { url, pid: child.pid, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}
