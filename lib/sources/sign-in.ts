/** How one signs in at a backend, and tokens of its provider, which are asked for at the backend itself. */
import {
  type ProviderAnswer,
  providerAnswerSchema,
  type SignInAnswer,
  signInAnswerSchema,
  type TokenRequest,
} from '../model/sign-in.ts';
import { type Result, succeed } from '../platform/result.ts';
import { requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';
import { readText } from './read-body.ts';

/** How long a person waits for a form that may have one more button. */
const askTimeoutMs = 8_000;

/** A backend that does not know the question, and a folder, have tokens only. */
export async function fetchSignIn(baseUrl: string): Promise<Result<SignInAnswer>> {
  const answer = await requestBackend({ baseUrl, token: '' }, '/v1/sign-in', { timeoutMs: askTimeoutMs });
  if (!answer.ok) {
    const { kind } = answer.failure;
    return kind === 'offline' || kind === 'server' ? answer : succeed({ kind: 'token' });
  }
  const text = await readText(answer.value);
  const parsed = text.ok ? parseJson(signInAnswerSchema, text.value, 'how one signs in') : text;
  // A page for people in its place says nothing of signing in.
  return parsed.ok ? parsed : succeed({ kind: 'token' });
}

/** What the provider answered; a failure: it was not asked, or did not answer. */
export async function requestTokens(baseUrl: string, wanted: TokenRequest): Promise<Result<ProviderAnswer>> {
  const answer = await requestBackend({ baseUrl, token: '' }, '/v1/sign-in/token', { method: 'POST', body: wanted });
  if (!answer.ok) return answer;
  const text = await readText(answer.value);
  return text.ok ? parseJson(providerAnswerSchema, text.value, 'tokens') : text;
}

/** The provider forgets this refresh token, if it can. */
export async function revokeRefreshToken(baseUrl: string, refreshToken: string): Promise<void> {
  const options = { method: 'POST', body: { refresh_token: refreshToken }, timeoutMs: askTimeoutMs } as const;
  await requestBackend({ baseUrl, token: '' }, '/v1/sign-in/revoke', options);
}
