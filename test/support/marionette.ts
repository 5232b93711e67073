/** A client for Firefox's own remote control, which reaches what no other driver does: the sidebar and the browser's own windows. */
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface Marionette {
  /** Sends a command and resolves with its answer; rejects with the browser's error. */
  send<T = unknown>(command: string, parameters?: Readonly<Record<string, unknown>>): Promise<T>;
  close(): void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

async function connectSocket(port: number, timeoutMs: number): Promise<Socket> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const candidate = connect({ host: '127.0.0.1', port });
      candidate.once('connect', () => resolve(candidate));
      candidate.once('error', () => resolve(undefined));
    });
    if (socket) return socket;
    if (performance.now() > until) throw new Error(`Firefox does not listen on port ${port} after ${timeoutMs} ms`);
    await delay(50);
  }
}

/** Connects to a Firefox that is starting with `--marionette` on this port. Messages are `length:json`. */
export async function connectMarionette(port: number, timeoutMs = 30_000): Promise<Marionette> {
  const socket = await connectSocket(port, timeoutMs);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let buffer = Buffer.alloc(0);
  let lastId = 0;
  let greet: () => void = () => undefined;
  const greeted = new Promise<void>((resolve) => {
    greet = resolve;
  });
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      if (colon === -1) return;
      const length = Number(buffer.subarray(0, colon).toString());
      if (buffer.length < colon + 1 + length) return;
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString('utf8')) as Answer | object;
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) {
        greet();
        continue;
      }
      const [, id, error, result] = message as Answer;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(`${error.error}: ${error.message}`));
      else call?.resolve(result);
    }
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has closed the connection'));
    waiting.clear();
  });
  socket.on('error', () => socket.destroy());
  await greeted;
  return {
    send<T>(command: string, parameters: Readonly<Record<string, unknown>> = {}) {
      lastId += 1;
      const text = JSON.stringify([0, lastId, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
      return new Promise<T>((resolve, reject) => {
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
      });
    },
    close: () => socket.destroy(),
  };
}
