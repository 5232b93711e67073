/** Who sends or reads too slowly is ended, and everybody else goes on. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { limitConnections } from '../../server/limit-connections.ts';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.closeAllConnections();
  server?.close();
});

const limits = { headersMs: 300, requestMs: 600, responseMs: 4000, idleMs: 30_000 };
const large = Buffer.alloc(40_000_000);

async function start(): Promise<number> {
  server = createServer({ connectionsCheckingInterval: 50 }, (request, response) => {
    request.on('error', () => undefined).resume();
    request.on('end', () => response.end(request.url === '/large' ? large : 'ok'));
  });
  limitConnections(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** `once` would take the reset, which is what we wait for, as a failure. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}

async function open(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

test('a head that never ends is cut off', async () => {
  const socket = await open(await start(), 'GET / HTTP/1.1\r\nHost: x\r\n');
  socket.resume();
  await closed(socket);
});

test('a body that comes drop by drop is cut off', async () => {
  const socket = await open(await start(), 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n');
  const drops = setInterval(() => socket.write('x'), 20);
  socket.resume();
  await closed(socket);
  clearInterval(drops);
});

test('who waits for an answer that takes long to make is not cut off; who only holds a connection is', async () => {
  const thought = Promise.withResolvers<void>();
  const bothCame = Promise.withResolvers<void>();
  let came = 0;
  server = createServer((request, response) => {
    if (++came === 2) bothCame.resolve();
    request.resume().on('end', async () => {
      await thought.promise;
      response.end('thought');
    });
  });
  limitConnections(server, { ...limits, idleMs: 100 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const waiting = ['GET', 'POST'].map((method) =>
    fetch(`http://127.0.0.1:${port}/`, { method, ...(method === 'POST' ? { body: 'a list' } : {}) }).then((answer) =>
      answer.text(),
    ),
  );
  // Opened after them, and ended by its idleness: so they have been silent for longer.
  await bothCame.promise;
  const idle = await open(port, '');
  idle.resume();
  await closed(idle);
  thought.resolve();
  expect(await Promise.all(waiting)).toEqual(['thought', 'thought']);
});

test('a reader that takes an answer drop by drop is ended; a quick one gets all of it meanwhile', async () => {
  const port = await start();
  const socket = await open(port, 'GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
  // Never read to the end: paused after the first piece, and a little more now and then.
  let taken = 0;
  socket.on('data', (bytes: Buffer) => {
    taken += bytes.length;
    socket.pause();
  });
  const drops = setInterval(() => socket.resume(), 200);
  const quick = await fetch(`http://127.0.0.1:${port}/large`);
  expect((await quick.arrayBuffer()).byteLength).toBe(large.length);
  await closed(socket);
  clearInterval(drops);
  expect(taken).toBeLessThan(large.length);
});
