/** What goes wrong in a request -> the one form in which the backend says so. */
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../../lib/model/export.ts';

export type RefusalKind = ApiError['error']['kind'];

const statusBy: Record<RefusalKind, ContentfulStatusCode> = {
  unauthenticated: 401,
  revoked: 401,
  forbidden: 403,
  invalid: 422,
  'not-found': 404,
  conflict: 412,
  gone: 410,
  'too-large': 413,
  unavailable: 503,
};

/** Thrown by routes; caught once, in `answerError`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly place: Omit<ApiError['error'], 'kind' | 'sentence'>;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: ContentfulStatusCode;

  constructor(
    kind: RefusalKind,
    sentence: string,
    place: Omit<ApiError['error'], 'kind' | 'sentence'> = {},
    headers: Readonly<Record<string, string>> = {},
    status: ContentfulStatusCode = statusBy[kind],
  ) {
    super(sentence);
    this.kind = kind;
    this.place = place;
    this.headers = headers;
    this.status = status;
  }
}

function answer(c: Context, refusal: Refusal): Response {
  const body: ApiError = { error: { kind: refusal.kind, sentence: refusal.message, ...refusal.place } };
  if (refusal.kind === 'unauthenticated') c.header('WWW-Authenticate', 'Bearer');
  if (refusal.kind === 'unavailable') c.header('Retry-After', '5');
  for (const [name, value] of Object.entries(refusal.headers)) c.header(name, value);
  return c.json(body, refusal.status);
}

/** Whatever is not a refusal is a mistake of ours or a database that is away: logged here, and the client may try again. */
export const answerError: ErrorHandler = (error, c) => {
  if (error instanceof Refusal) return answer(c, error);
  if (error instanceof HTTPException) return answer(c, new Refusal('invalid', 'This request cannot be read.'));
  console.error(`${c.req.method} ${c.req.routePath}:`, error);
  return answer(c, new Refusal('unavailable', 'The backend cannot answer now; please try again.'));
};

/** No such route. */
export function answerNotFound(c: Context): Response {
  return answer(c, new Refusal('not-found', 'There is nothing at this address.'));
}
