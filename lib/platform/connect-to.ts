/** What a person typed as address and token -> connected, or why not; asks the browser for a folder's address where it must. */
import { browser } from 'wxt/browser';
import { readAddress } from './address.ts';
import { sitePatternOf } from './site-pattern.ts';

export interface ConnectProblem {
  readonly kind:
    | 'bad-address'
    | 'unreachable'
    | 'token-refused'
    | 'not-shuke'
    | 'other-format'
    | 'permission-denied'
    | 'failed'
    | 'sign-in-closed'
    | 'provider-unreachable'
    | 'sign-in-refused'
    | 'person-unknown';
  /** The technical sentence. */
  readonly detail?: string;
}

type Answer =
  | { readonly kind: 'connected' }
  | { readonly kind: 'failed'; readonly reason: Exclude<ConnectProblem['kind'], 'bad-address'>; readonly detail: string };

interface Sync {
  /** Begins the first sync. Nobody waits for it here: it has a progress and failures of its own. */
  readonly sync: () => Promise<unknown>;
}

export interface ConnectAttempt extends Sync {
  readonly address: string;
  /** Empty: the address is a folder that `npm run export` wrote. */
  readonly token: string;
  /** What the last try at any address ended with. */
  readonly before?: ConnectProblem | undefined;
  readonly send: (request: { readonly baseUrl: string; readonly token: string }) => Promise<Answer>;
}

export interface SignInAttempt extends Sync {
  readonly address: string;
  readonly send: (request: { readonly baseUrl: string }) => Promise<Answer>;
}

/** What became of it; a worker that ended before it could answer must not be waited for for ever. */
async function hear(answer: Promise<Answer>, sync: Sync['sync']): Promise<Extract<Answer, { kind: 'failed' }> | undefined> {
  const heard = await answer.catch(
    (error: unknown): Answer => ({
      kind: 'failed',
      reason: 'failed',
      detail: error instanceof Error ? error.message : String(error),
    }),
  );
  if (heard.kind === 'failed') return heard;
  sync().catch((error: unknown) => console.info('shuke: the first sync did not end', error));
  return undefined;
}

/** The person signs in at the backend's provider. @returns undefined when connected */
export async function signInAt({ address, send, sync }: SignInAttempt): Promise<ConnectProblem | undefined> {
  const baseUrl = readAddress(address);
  if (baseUrl === undefined) return { kind: 'bad-address' };
  const failed = await hear(send({ baseUrl }), sync);
  if (!failed) return undefined;
  return failed.detail === '' ? { kind: failed.reason } : { kind: failed.reason, detail: failed.detail };
}

/**
 * A backend lets extensions read it. A plain file server does not say so, and then only the browser's permission helps: it is
 * asked for at the second press, in the click itself, because the browser shows its question only then.
 * @returns undefined when connected
 */
export async function connectTo({ address, token, before, send, sync }: ConnectAttempt): Promise<ConnectProblem | undefined> {
  const baseUrl = readAddress(address);
  if (baseUrl === undefined) return { kind: 'bad-address' };
  const origins = [sitePatternOf(baseUrl, import.meta.env.FIREFOX)];
  const isFolder = token.trim() === '';
  if (isFolder && before?.kind === 'permission-denied' && !(await browser.permissions.request({ origins }))) return before;
  const failed = await hear(send({ baseUrl, token: token.trim() }), sync);
  if (!failed) return undefined;
  const { reason, detail } = failed;
  const mayBeForbidden = isFolder && reason === 'unreachable' && navigator.onLine;
  if (mayBeForbidden && !(await browser.permissions.contains({ origins }))) return { kind: 'permission-denied', detail };
  return { kind: reason, detail };
}
