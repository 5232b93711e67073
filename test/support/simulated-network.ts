/** Requests of simulated browsers -> the real server, through a network that does to each of them what the history says. */
import type { Life } from './simulated-disk.ts';
import type { SimulatedServer } from './simulated-server.ts';

/** What may befall one request. `pass` is the rest of them. */
export const netFaults = [
  'pass',
  'lost-request',
  'lost-answer',
  'twice',
  'again-later',
  'slow',
  '500-before',
  '500-after',
  '503-wait',
  '401',
  '409',
  'login-page',
  'cut-answer',
  'flipped-bit',
  'older-answer',
] as const;
export type NetFault = (typeof netFaults)[number];

/** How one browser is connected. */
export type Link = 'whole' | 'cut' | 'answers-cut';

const refusal = (kind: string, sentence: string) => JSON.stringify({ error: { kind, sentence } });

export class SimulatedNetwork {
  readonly #server: SimulatedServer;
  readonly links = new Map<number, Link>();
  /** How often each fault struck. */
  readonly struck = new Map<NetFault | 'cut' | 'answers-cut', number>();
  /** Copies that will arrive later. */
  readonly #later: Request[] = [];
  readonly #answers = new Map<string, Response>();

  constructor(server: SimulatedServer) {
    this.#server = server;
  }

  #count(fault: NetFault | 'cut' | 'answers-cut'): void {
    this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
  }

  /** What was under way arrives now, after everything that was sent since. */
  async deliverLate(): Promise<void> {
    for (const request of this.#later.splice(0)) await this.#server.fetch(request);
  }

  /** `fetch` of one worker: takes its faults from `faults`, the first for the first request. */
  fetchOf(client: number, life: Life, faults: NetFault[]): typeof fetch {
    return async (input, init) => {
      life.pass();
      // Without the signal that gives up after half a minute: it would keep what was asked in memory for as long.
      const request = new Request(input, { ...init, signal: null });
      const answer = await this.#send(client, request, faults.shift() ?? 'pass');
      life.pass();
      return answer;
    };
  }

  async #send(client: number, request: Request, fault: NetFault): Promise<Response> {
    const link = this.links.get(client) ?? 'whole';
    if (link !== 'whole') this.#count(link);
    if (link === 'cut') throw new TypeError('no route');
    if (link === 'answers-cut') {
      await this.#server.fetch(request);
      throw new TypeError('no answer');
    }
    if (fault !== 'pass') this.#count(fault);
    return this.#suffer(request, fault);
  }

  async #suffer(request: Request, fault: NetFault): Promise<Response> {
    const key = `${request.headers.get('authorization')} ${request.url}`;
    switch (fault) {
      case 'lost-request':
        throw new TypeError('no route');
      case '500-before':
        return new Response('<h1>Bad gateway</h1>', { status: 502 });
      case '503-wait':
        return new Response(refusal('unavailable', 'busy'), { status: 503, headers: { 'retry-after': '90' } });
      case '401':
        return new Response(refusal('unauthenticated', 'expired'), { status: 401 });
      case '409':
        return new Response(refusal('conflict', 'somebody was faster'), { status: 409 });
      case 'login-page':
        return new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } });
      case 'twice':
        await this.#server.fetch(request.clone());
        return this.#pass(key, request);
      case 'again-later':
        this.#later.push(request.clone());
        return this.#pass(key, request);
      case 'older-answer':
        return this.#answers.get(key)?.clone() ?? this.#pass(key, request);
      case 'slow':
        for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
        return this.#pass(key, request);
      default:
        return spoil(await this.#pass(key, request), fault);
    }
  }

  async #pass(key: string, request: Request): Promise<Response> {
    const answer = await this.#server.fetch(request);
    if (request.method === 'GET' && answer.status === 200) this.#answers.set(key, answer.clone());
    return answer;
  }
}

/** The server has acted; this is what arrives of its answer. */
async function spoil(answer: Response, fault: NetFault): Promise<Response> {
  if (fault === 'pass') return answer;
  if (fault === 'lost-answer') throw new TypeError('no answer');
  if (fault === '500-after') return new Response('<h1>Bad gateway</h1>', { status: 502 });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { status, headers } = answer;
  const hasBody = bytes.length > 0;
  if (fault === 'cut-answer') return new Response(hasBody ? bytes.subarray(0, bytes.length >> 1) : null, { status, headers });
  const middle = bytes.length >> 1;
  // Only shards carry a checksum of their bytes; that a line of JSON arrives as it was sent is TLS's affair.
  if (hasBody && headers.get('content-type') === 'application/gzip') bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
  return new Response(hasBody ? bytes : null, { status, headers });
}
