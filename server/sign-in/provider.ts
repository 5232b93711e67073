/** An issuer -> its endpoints and its keys, kept while the provider is away and never asked for in a storm. */
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Refusal } from '../http/refusal.ts';

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  revocation_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});
export type ProviderMetadata = z.infer<typeof metadataSchema>;

export interface Provider {
  /** @throws Refusal `unavailable` when it was never read and cannot be now */
  metadata(): Promise<ProviderMetadata>;
  /**
   * For `jwtVerify`.
   * @throws Refusal `unavailable` when no key was ever read and none can be now
   * @throws KeyNotReadError when nobody has this key, and whether it is a new one will be known only later
   */
  readonly findKey: JWTVerifyGetKey;
}

/** A key that was not there when keys were last read, a moment ago. */
export class KeyNotReadError extends Error {
  override readonly name = 'KeyNotReadError';
}

const timeoutMs = 5_000;
/** How old endpoints and keys may be before they are asked for again. */
const metadataFreshMs = 3_600_000;
const keysFreshMs = 600_000;
/** A key that nobody knows makes the keys be read again, at most so often. */
export const keysCooldownMs = 30_000;
/** After a try in vain the provider is left alone for so long. */
const awayMs = 5_000;
/** Keys of a provider that cannot be reached are believed for so long. */
const keysStaleMs = 86_400_000;

/** Nobody is signed out because a provider is away. */
export function refuseAway(): Refusal {
  return new Refusal(
    'unavailable',
    'The company’s sign-in cannot be reached now; please try again.',
    {},
    { 'Retry-After': '10' },
  );
}

/** Whatever an issuer on https names is on https too. */
function checkEndpoints(metadata: ProviderMetadata, issuer: string): ProviderMetadata {
  if (metadata.issuer !== issuer) throw new Error(`it says that it is ${metadata.issuer}`);
  const { authorization_endpoint, token_endpoint, jwks_uri, revocation_endpoint } = metadata;
  const insecure = [authorization_endpoint, token_endpoint, jwks_uri, revocation_endpoint ?? jwks_uri].find(
    (address) => new URL(issuer).protocol === 'https:' && new URL(address).protocol !== 'https:',
  );
  if (insecure !== undefined) throw new Error(`${insecure} is not https`);
  return metadata;
}

async function fetchMetadata(issuer: string): Promise<ProviderMetadata> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return checkEndpoints(metadataSchema.parse(await answer.json()), issuer);
}

/** One job at a time; whoever comes meanwhile waits for the same, and after a failure everybody for a while for none. */
function createTry(work: () => Promise<void>, now: () => number, onFailure: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let failedAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (Math.abs(now() - failedAtMs) < awayMs) return;
    running ??= work()
      .catch((error: unknown) => {
        failedAtMs = now();
        onFailure(error);
      })
      .finally(() => {
        running = undefined;
      });
    await running;
  };
}

/** @param now - Test seam: milliseconds since 1970 */
export function createProvider(issuer: string, now: () => number): Provider {
  const complain = (error: unknown) =>
    console.error(`sign-in: ${issuer} cannot be asked:`, error instanceof Error ? error.message : error);
  let known: { readonly metadata: ProviderMetadata; readonly readAtMs: number } | undefined;
  const readMetadata = createTry(
    async () => {
      known = { metadata: await fetchMetadata(issuer), readAtMs: now() };
    },
    now,
    complain,
  );
  const metadata = async (): Promise<ProviderMetadata> => {
    if (!known || Math.abs(now() - known.readAtMs) > metadataFreshMs) await readMetadata();
    if (!known) throw refuseAway();
    return known.metadata;
  };

  let remote: { readonly keys: ReturnType<typeof createRemoteJWKSet>; readonly address: string } | undefined;
  let keysReadAtMs = Number.NEGATIVE_INFINITY;
  const readKeys = createTry(
    async () => {
      await remote?.keys.reload();
      keysReadAtMs = now();
    },
    now,
    complain,
  );
  return {
    metadata,
    findKey: async (header, token) => {
      const { jwks_uri: address } = await metadata();
      if (remote?.address !== address) {
        const options = { timeoutDuration: timeoutMs, cooldownDuration: keysCooldownMs, cacheMaxAge: keysFreshMs };
        remote = { address, keys: createRemoteJWKSet(new URL(address), options) };
      }
      const { keys } = remote;
      if (!keys.fresh) await readKeys();
      const read = keys.jwks();
      if (!read || now() - keysReadAtMs > keysStaleMs) throw refuseAway();
      try {
        return await createLocalJWKSet(read)(header, token);
      } catch (error) {
        // A provider changes its keys: a new one is looked for, but not for every token that somebody makes up.
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (keys.coolingDown) throw new KeyNotReadError();
        await readKeys();
        return createLocalJWKSet(keys.jwks() ?? read)(header, token);
      }
    },
  };
}
