/** A network between a client and a real server that a test can break, answer by answer. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as requestOverHttp, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one exchange; nothing of it is a mistake of the server. */
export type Mischief =
  | { readonly kind: 'lose-request' }
  /** The server does its work; nobody hears of it. */
  | { readonly kind: 'lose-answer' }
  /** The server gets it twice, as when a network device sends it again. */
  | { readonly kind: 'double' }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly at: number }
  /** One bit of the body is another one. */
  | { readonly kind: 'flip'; readonly at: number }
  /** The body ends early, and the answer says so itself. */
  | { readonly kind: 'shorten'; readonly to: number }
  /** The answer promises more bytes than come. */
  | { readonly kind: 'promise-more'; readonly bytes: number }
  /** A page that wants a password, with status 200. */
  | { readonly kind: 'login-page' };

export interface FaultProxy {
  readonly url: string;
  /** Asked for every request; undefined: nothing happens to it. */
  mischief: ((request: { readonly method: string; readonly path: string }) => Mischief | undefined) | undefined;
  /** Called when the first bytes of an answer are there. */
  onAnswer: ((path: string) => void) | undefined;
  /** Where requests go; a server that was started again may have another address. */
  target: string;
  /** How often mischief really struck. */
  struck: number;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function forward(target: string, request: IncomingMessage, body: Buffer, onAnswer: () => void): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const onward = requestOverHttp(
      `${target}${request.url ?? '/'}`,
      { method: request.method ?? 'GET', headers, agent: false },
      (answer) => {
        onAnswer();
        readAll(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
          reject,
        );
      },
    );
    onward.once('error', reject);
    onward.end(body);
  });
}

/** Sends so many bytes and breaks the connection under the reader. */
function sendAndBreak(response: ServerResponse, reply: Reply, bytes: number, promised: number): void {
  response.writeHead(reply.status, { ...headersOf(reply), 'content-length': String(promised) });
  response.write(reply.body.subarray(0, bytes), () => response.socket?.destroy());
}

/** How the bytes are parted on the wire is the proxy's own business. */
function headersOf({ headers }: Reply): Record<string, string> {
  const { 'transfer-encoding': _encoding, connection: _connection, ...rest } = headers;
  return rest as Record<string, string>;
}

function send(response: ServerResponse, reply: Reply): void {
  const length = reply.status === 304 ? {} : { 'content-length': String(reply.body.length) };
  response.writeHead(reply.status, { ...headersOf(reply), ...length });
  response.end(reply.body);
}

/** A proxy before the server at `target`. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const mischief = proxy.mischief?.({ method: request.method ?? 'GET', path });
    const strike = (): void => {
      proxy.struck++;
    };
    const body = await readAll(request);
    if (mischief?.kind === 'lose-request') {
      strike();
      response.socket?.destroy();
      return;
    }
    const go = (): Promise<Reply> => forward(proxy.target, request, body, () => proxy.onAnswer?.(path));
    if (mischief?.kind === 'double') {
      strike();
      await go();
    }
    const reply = await go();
    switch (mischief?.kind) {
      case 'lose-answer':
        strike();
        response.socket?.destroy();
        return;
      case 'cut':
        if (mischief.at >= reply.body.length) return send(response, reply);
        strike();
        return sendAndBreak(response, reply, mischief.at, reply.body.length);
      case 'promise-more':
        strike();
        return sendAndBreak(response, reply, reply.body.length, reply.body.length + mischief.bytes);
      case 'flip': {
        const at = mischief.at % Math.max(1, reply.body.length);
        strike();
        reply.body[at] = (reply.body[at] ?? 0) ^ 4;
        return send(response, reply);
      }
      case 'shorten':
        if (mischief.to < reply.body.length) strike();
        return send(response, { ...reply, body: reply.body.subarray(0, mischief.to) });
      case 'login-page':
        strike();
        return send(response, {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: Buffer.from('<!doctype html><title>Sign in</title>'),
        });
      default:
        return send(response, reply);
    }
  };
  const server = createServer((request, response) => {
    // The server behind may be gone: the client then hears nothing, as from a dead machine.
    handle(request, response).catch(() => response.socket?.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    mischief: undefined,
    onAnswer: undefined,
    target,
    struck: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
