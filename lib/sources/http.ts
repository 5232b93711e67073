/** One request to the configured backend -> its answer, or the kind of failure. */
import { type ApiError, apiErrorSchema } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';

/** Where the backend is and who asks. */
export interface Connection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Empty where nobody asks for one, and where one signs in. */
  readonly token: string;
  /** What the provider is called at which one signs in; every request carries the token of the session then. */
  readonly provider?: string;
}

/** Tokens of the person who has signed in. */
export interface Access {
  /** One that should be accepted now. */
  find(): Promise<Result<string>>;
  /** Another one in the place of one that was refused. */
  renew(refused: string): Promise<Result<string>>;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST';
  /** What becomes JSON; a Blob is JSON already. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers other than 2xx that the caller reads itself. */
  readonly accept?: readonly number[];
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 30_000;

/** One request as it left this browser, and what came of it; nothing of what it said. */
export interface RequestRecord {
  readonly atMs: number;
  readonly method: string;
  /** Scheme and host. */
  readonly origin: string;
  readonly path: string;
  /** Bytes of the body; 0 when there is none. */
  readonly sentBytes: number;
  /** Absent when nothing answered. */
  readonly status?: number;
  /** Absent when the answer does not tell. */
  readonly receivedBytes?: number;
}

let recordRequest: ((request: RequestRecord) => void) | undefined;

/** Every request of this context is told from now on: this file is the only one that sends any (test/conventions.test.ts). */
export function recordRequests(record: (request: RequestRecord) => void): void {
  recordRequest = record;
}

let access: Access | undefined;

/** Requests of this context to a backend at which one signs in carry these tokens from now on. */
export function signRequests(tokens: Access): void {
  access = tokens;
}

/** Retry-After in milliseconds: seconds or an HTTP date; undefined when absent or unreadable. */
export function readRetryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

type ErrorKind = ApiError['error']['kind'];

/** @param said - what the backend itself says it is; undefined when somebody else answered in its place */
function kindOfAnswer(
  status: number,
  said: ErrorKind | undefined,
): 'signed-out' | 'forbidden' | 'gone' | 'conflict' | 'bad-data' | 'server' {
  // A proxy on the way that wants a name and a password says nothing of our token.
  if (status === 401) return said === undefined ? 'server' : 'signed-out';
  if (status === 403) return 'forbidden';
  if (status === 410) return 'gone';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429 || status >= 500) return 'server';
  return 'bad-data';
}

async function readError(response: Response): Promise<{ sentence: string; place?: string; said?: ErrorKind }> {
  const text = await response.text().catch(() => '');
  try {
    const { error } = apiErrorSchema.parse(JSON.parse(text));
    const places = [
      error.row === undefined ? '' : `row ${error.row + 1}`,
      error.field === undefined ? '' : `field ${error.field}`,
    ];
    const place = places.filter((part) => part !== '').join(', ');
    return { sentence: error.sentence, said: error.kind, ...(place === '' ? {} : { place }) };
  } catch {
    return { sentence: `the backend answered ${response.status}` };
  }
}

function describeRequest(
  atMs: number,
  method: string,
  address: string,
  body: string | Blob | undefined,
  response?: Response,
): RequestRecord {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const length = response?.headers.get('content-length') ?? undefined;
  return {
    atMs,
    method,
    origin: url?.origin ?? '',
    path: url ? `${url.pathname}${url.search}` : '',
    sentBytes: body === undefined ? 0 : body instanceof Blob ? body.size : new TextEncoder().encode(body).length,
    ...(response ? { status: response.status } : {}),
    ...(length === undefined ? {} : { receivedBytes: Number(length) }),
  };
}

/** `fetch` that gives up, what is under way too, as soon as somebody says stop. */
export function fetchUntil(stop: AbortSignal): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([stop, init.signal]) : stop });
}

/**
 * The response when its status is 2xx or accepted by the caller; never throws for what a network can do. Where one signs in, a token
 * that is refused is renewed, once.
 */
export async function requestBackend(
  connection: Connection,
  path: string,
  options: RequestOptions = {},
  fetchImpl: typeof fetch = fetch,
): Promise<Result<Response>> {
  if (connection.provider === undefined) return sendOnce(connection, path, options, fetchImpl);
  if (!access) return fail('signed-out', 'nobody has signed in here');
  const token = await access.find();
  if (!token.ok) return token;
  const answer = await sendOnce({ ...connection, token: token.value }, path, options, fetchImpl);
  if (answer.ok || answer.failure.said !== 'unauthenticated') return answer;
  const renewed = await access.renew(token.value);
  return renewed.ok ? sendOnce({ ...connection, token: renewed.value }, path, options, fetchImpl) : renewed;
}

async function sendOnce(
  connection: Pick<Connection, 'baseUrl' | 'token'>,
  path: string,
  options: RequestOptions,
  fetchImpl: typeof fetch,
): Promise<Result<Response>> {
  const headers: Record<string, string> = { ...options.headers };
  if (connection.token !== '') headers.authorization = `Bearer ${connection.token}`;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const address = `${connection.baseUrl}${path}`;
  const method = options.method ?? 'GET';
  const { body: given } = options;
  const body = given === undefined || given instanceof Blob ? given : JSON.stringify(given);
  const atMs = Date.now();
  let response: Response;
  try {
    response = await fetchImpl(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      // Our ETags are handled here; a browser cache between would hide what the backend really said. A request that carries one
      // passes by the cache anyway, and must not say so: the browser would then forget too that it has leave to send the header.
      cache: headers['if-none-match'] === undefined ? 'no-store' : 'default',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs),
    });
  } catch (error) {
    recordRequest?.(describeRequest(atMs, method, address, body));
    return fail('offline', `no answer from the backend (${error instanceof Error ? error.message : 'unknown reason'})`);
  }
  recordRequest?.(describeRequest(atMs, method, address, body, response));
  if (response.ok || options.accept?.includes(response.status)) return succeed(response);
  const { sentence, place, said } = await readError(response);
  const retryAfterMs = readRetryAfterMs(response.headers.get('retry-after'), Date.now());
  return fail(kindOfAnswer(response.status, said), sentence, {
    ...(said === undefined ? {} : { said }),
    ...(place === undefined ? {} : { place }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
