/** A server of a test: started, awaited, and ended with all its children. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface ServerProcess {
  readonly pid: number;
  /** The last lines it printed. */
  output(): string;
  /** Resolves as soon as `isReady` holds; rejects when the process ends first or the time is up. */
  ready(isReady: () => Promise<boolean>, timeoutMs?: number): Promise<void>;
  /** Ends it and its children: asked to, then forced after five seconds. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
let hasExitHook = false;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Starts a program in a process group of its own, which also ends when this process exits. */
export function startServer(
  command: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): ServerProcess {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  running.add(child);
  if (!hasExitHook) {
    hasExitHook = true;
    process.on('exit', () => {
      for (const left of running) signalGroup(left, 'SIGKILL');
    });
  }
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let failure: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = error;
      running.delete(child);
      resolve();
    });
    child.once('exit', (code, signal) => {
      failure ??= new Error(`${command} ended with ${signal ?? code}: ${output.slice(-2000)}`);
      running.delete(child);
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    async ready(isReady, timeoutMs = 30_000) {
      const until = performance.now() + timeoutMs;
      while (!(await isReady())) {
        if (failure) throw failure;
        if (performance.now() > until) throw new Error(`${command} is not ready after ${timeoutMs} ms: ${output.slice(-2000)}`);
        await Promise.race([delay(50), ended]);
      }
      // The answer must come from our own process, not from one that holds the port.
      if (failure) throw failure;
    },
    async stop() {
      if (failure) return;
      signalGroup(child, 'SIGTERM');
      const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000);
      await ended;
      clearTimeout(force);
      signalGroup(child, 'SIGKILL');
    },
  };
}

/** Whether something listens on a port of this machine. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Whether a page of this machine answers without an error of the server. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.status < 500;
  } catch {
    return false;
  }
}

/** The first of `count` ports in a row on which nothing listens, so that several runs on one machine do not meet. */
export async function findFreePorts(count: number): Promise<number> {
  for (;;) {
    // Below what systems give to outgoing connections.
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const isBusy = await Promise.all(Array.from({ length: count }, (_, at) => isListening(first + at)));
    if (!isBusy.includes(true)) return first;
  }
}

/** @throws when something already listens on one of the ports. */
export async function mustBeFree(...ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (await isListening(port)) throw new Error(`Port ${port} is in use: end what listens there, or choose another one.`);
  }
}
