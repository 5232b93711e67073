/**
 * A browser's request for tokens -> the provider's answer. The browser asks its own backend, which asks the provider: no permission for a
 * host of the provider is needed, and where the provider wants a secret of its client, it stays here (docs/decisions/0026).
 */
import { createHash } from 'node:crypto';
import { type ProviderAnswer, providerAnswerSchema, type TokenRequest } from '../../lib/model/sign-in.ts';
import { type Provider, refuseAway } from './provider.ts';
import type { SignInOptions } from './sign-in-options.ts';

const tokenAnswerSchema = providerAnswerSchema.shape.body.options[0];
const tokenErrorSchema = providerAnswerSchema.shape.body.options[1];

export interface TokenRelay {
  /** @throws Refusal `unavailable` when the provider does not answer */
  request(wanted: TokenRequest): Promise<ProviderAnswer>;
  /** The provider forgets the refresh token, if it can; whatever happens, nobody waits for it. */
  revoke(refreshToken: string): Promise<void>;
}

const timeoutMs = 10_000;
/** The answer to a refresh is given once more within this time: a browser that died before it could store it asks again. */
const repeatMs = 60_000;
const maxRepeats = 10_000;

/** @param now - Test seam: milliseconds since 1970 */
export function createTokenRelay(options: SignInOptions, provider: Provider, now: () => number): TokenRelay {
  const { clientId, clientSecret } = options;
  const answers = new Map<string, { readonly answer: Promise<ProviderAnswer>; readonly atMs: number }>();

  const post = async (address: string, fields: Readonly<Record<string, string>>): Promise<Response> => {
    const { token_endpoint_auth_methods_supported: methods } = await provider.metadata();
    const body = new URLSearchParams({ ...fields, client_id: clientId });
    const headers: Record<string, string> = { accept: 'application/json' };
    // What every provider knows, unless it says that it does not.
    const isBasic = methods === undefined || methods.includes('client_secret_basic');
    if (clientSecret !== undefined && !isBasic) body.set('client_secret', clientSecret);
    else if (clientSecret !== undefined)
      headers.authorization = `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`;
    return fetch(address, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  };

  const ask = async (wanted: TokenRequest): Promise<ProviderAnswer> => {
    const { token_endpoint } = await provider.metadata();
    try {
      const response = await post(token_endpoint, wanted);
      const raw: unknown = await response.json();
      if (response.ok) return { status: 200, body: tokenAnswerSchema.parse(raw) };
      if (response.status < 500 && response.status !== 429) return { status: 400, body: tokenErrorSchema.parse(raw) };
      console.error(`sign-in: the provider answers ${response.status} to a request for tokens`);
    } catch (error) {
      console.error('sign-in: no answer to a request for tokens:', error instanceof Error ? error.message : error);
    }
    throw refuseAway();
  };

  const forgetOld = (): void => {
    for (const [key, { atMs }] of answers) {
      if (answers.size < maxRepeats && Math.abs(now() - atMs) <= repeatMs) return;
      answers.delete(key);
    }
  };

  return {
    request(wanted) {
      if (wanted.grant_type !== 'refresh_token') return ask(wanted);
      forgetOld();
      const key = createHash('sha256').update(wanted.refresh_token).digest('hex');
      const before = answers.get(key);
      if (before && Math.abs(now() - before.atMs) <= repeatMs) return before.answer;
      const answer = ask(wanted);
      answers.set(key, { answer, atMs: now() });
      // What was never answered is asked anew.
      answer.catch(() => answers.delete(key));
      return answer;
    },
    async revoke(refreshToken) {
      answers.delete(createHash('sha256').update(refreshToken).digest('hex'));
      try {
        const { revocation_endpoint: address } = await provider.metadata();
        if (address !== undefined) await post(address, { token: refreshToken, token_type_hint: 'refresh_token' });
      } catch (error) {
        console.error('sign-in: a refresh token was not revoked:', error instanceof Error ? error.message : error);
      }
    },
  };
}
