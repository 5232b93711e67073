/** Who has signed in at the backend's provider -> a token whenever one is needed, renewed by one at a time; or the end of it. */
import type { SignInOffer } from '../model/sign-in.ts';
import { type Failure, fail, type Result, succeed } from '../platform/result.ts';
import { loadSessionAccess, type SessionAccess, saveSessionAccess } from '../platform/session-access.ts';
import { loadSettings } from '../platform/settings.ts';
import { createStoredValue } from '../platform/stored-value.ts';
import { unawaited } from '../platform/unawaited.ts';
import type { Access } from '../sources/http.ts';
import { fetchSignIn, revokeRefreshToken } from '../sources/sign-in.ts';
import { askProvider, type ProviderAnswered, refreshTokens, type SignedIn } from './ask-provider.ts';

/** What outlives the browser; local storage is closed to content scripts. */
interface KeptSignIn {
  /** Of the backend that it is for. */
  readonly baseUrl: string;
  readonly subject?: string;
  /** Absent: the provider gives none, or takes this one no more. */
  readonly refreshToken?: string;
}

const kept = createStoredValue<KeptSignIn>('sign-in');

/** Held by whoever changes what is kept, in any context, so that no answer is stored after it was given up. */
const lockName = 'shuke-access';

/** A token is renewed so long before it expires, or after four fifths of its life if that is shorter. */
const renewEarlyMs = 60_000;

type Locks = Pick<LockManager, 'request'>;

async function save(baseUrl: string, signedIn: SignedIn, before?: KeptSignIn): Promise<SessionAccess> {
  const { token, lifetimeMs } = signedIn;
  const refreshToken = signedIn.refreshToken ?? before?.refreshToken;
  const subject = signedIn.subject ?? before?.subject;
  // First what cannot be had again: a worker that dies here has its new refresh token.
  await kept.save({
    baseUrl,
    ...(subject === undefined ? {} : { subject }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  });
  const nowMs = Date.now();
  const renewAtMs = nowMs + Math.max(lifetimeMs - renewEarlyMs, lifetimeMs * 0.8);
  const access = { baseUrl, token, renewAtMs, expiresAtMs: nowMs + lifetimeMs };
  await saveSessionAccess(access);
  return access;
}

/** The person has signed in: from now on requests carry these tokens. */
export async function keepAccess(baseUrl: string, signedIn: SignedIn, locks: Locks = navigator.locks): Promise<void> {
  await locks.request(lockName, () => save(baseUrl, signedIn));
}

/** Forgets every token; the provider is asked to forget the refresh token too, for which nobody waits. */
export async function forgetAccess(locks: Locks = navigator.locks): Promise<void> {
  const before = await locks.request(lockName, async () => {
    const last = await kept.load();
    await kept.forget();
    await saveSessionAccess(undefined);
    return last;
  });
  if (before?.refreshToken !== undefined)
    unawaited('taking a refresh token back', revokeRefreshToken(before.baseUrl, before.refreshToken));
}

/** Signed out is who must sign in again; whatever else is wrong may pass. */
function failureOf(answered: Exclude<ProviderAnswered, { kind: 'signed-in' }>): Result<never> {
  switch (answered.kind) {
    case 'away':
      return { ok: false, failure: answered.failure };
    case 'closed':
      return fail('signed-out', 'The provider wants to see you again.');
    case 'refused':
      return answered.isFinal ? fail('signed-out', answered.sentence) : fail('server', answered.sentence);
  }
}

/** The same person again, without a click: by the refresh token, else by what the provider's own pages remember. */
async function ask(offer: SignInOffer, { baseUrl, subject, refreshToken }: KeptSignIn): Promise<ProviderAnswered> {
  const isSame = (answered: ProviderAnswered): boolean =>
    answered.kind !== 'signed-in' || subject === undefined || (answered.value.subject ?? subject) === subject;
  const other: ProviderAnswered = { kind: 'refused', isFinal: true, sentence: 'Somebody else is signed in at the provider.' };
  if (refreshToken !== undefined) {
    const answered = await refreshTokens(offer, baseUrl, refreshToken);
    if (answered.kind !== 'refused' || !answered.isFinal) return isSame(answered) ? answered : other;
    // It is worth nothing any more, and is not tried again.
    await kept.save({ baseUrl, ...(subject === undefined ? {} : { subject }) });
  }
  const answered = await askProvider(offer, baseUrl, false);
  return isSame(answered) ? answered : other;
}

async function renewAlone(refused: string | undefined): Promise<Result<SessionAccess>> {
  const { connection } = await loadSettings();
  const before = await kept.load();
  if (connection?.provider === undefined || before?.baseUrl !== connection.baseUrl)
    return fail('signed-out', 'Nobody is signed in.');
  const { baseUrl } = connection;
  const current = await loadSessionAccess();
  const isGood = current?.baseUrl === baseUrl && current.token !== refused && Date.now() < current.expiresAtMs;
  // Somebody else has renewed it while we waited for our turn.
  if (isGood && Date.now() < current.renewAtMs) return succeed(current);
  const offer = await fetchSignIn(baseUrl);
  let failure: Failure;
  if (!offer.ok) ({ failure } = offer);
  else if (offer.value.kind === 'token') return fail('signed-out', 'One no longer signs in at this backend.');
  else {
    const answered = await ask(offer.value, before);
    if (answered.kind === 'signed-in') return succeed(await save(baseUrl, answered.value, await kept.load()));
    const failed = failureOf(answered);
    if (failed.ok) return failed;
    ({ failure } = failed);
  }
  // Not needed yet, and the provider may be there again when it is.
  return isGood && failure.kind !== 'signed-out' ? succeed(current) : { ok: false, failure };
}

/** For the requests of this context; any number may ask at the same time, in any number of contexts. */
export function createAccess(locks: Locks = navigator.locks): Access {
  const renew = async (refused: string | undefined): Promise<Result<string>> => {
    const access = await locks.request(lockName, () => renewAlone(refused));
    return access.ok ? succeed(access.value.token) : access;
  };
  return {
    async find() {
      const { connection } = await loadSettings();
      const current = await loadSessionAccess();
      const isGood = current !== undefined && current.baseUrl === connection?.baseUrl && Date.now() < current.renewAtMs;
      return isGood ? succeed(current.token) : renew(undefined);
    },
    renew,
  };
}
