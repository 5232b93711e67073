/** A backend's offer to sign in -> tokens of its provider: the authorization code flow with PKCE, and refreshing. */
import * as oauth from 'oauth4webapi';
import { browser } from 'wxt/browser';
import type { SignInOffer, TokenRequest } from '../model/sign-in.ts';
import type { Failure } from '../platform/result.ts';
import { requestTokens } from '../sources/sign-in.ts';

/** What the provider has given out. */
export interface SignedIn {
  /** Opens the backend. */
  readonly token: string;
  readonly lifetimeMs: number;
  /** Absent where the provider gives none, or none anew: the one of before goes on. */
  readonly refreshToken?: string;
  /** Who it is, in the provider's own words: never shown, only compared. Absent without an ID token. */
  readonly subject?: string;
}

export type ProviderAnswered =
  | { readonly kind: 'signed-in'; readonly value: SignedIn }
  /** The person closed the window, or there would have to be one. */
  | { readonly kind: 'closed' }
  /** No page and no answer: nothing is known of the sign-in. */
  | { readonly kind: 'away'; readonly failure: Failure }
  /** `isFinal`: what was asked with is worth nothing any more. */
  | { readonly kind: 'refused'; readonly isFinal: boolean; readonly sentence: string };

/** How far clocks may be apart, after ours was set by the backend's. */
const clockToleranceSeconds = 60;

/** Of a token that does not say how long it holds. */
const shortLifetimeSeconds = 300;

/** A window that nobody sees shows a page that nobody answers: it is not waited for. */
const silentMs = 15_000;

/** The backend could not be asked for tokens. */
class NotAnsweredError extends Error {
  override readonly name = 'NotAnsweredError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.sentence);
    this.failure = failure;
  }
}

function describeServer(offer: SignInOffer, baseUrl: string): oauth.AuthorizationServer {
  // Tokens are asked for at the backend, which asks the provider (docs/decisions/0026).
  return {
    issuer: offer.issuer,
    authorization_endpoint: offer.authorizationEndpoint,
    token_endpoint: `${baseUrl}/v1/sign-in/token`,
  };
}

function describeClient(offer: SignInOffer): oauth.Client {
  return {
    client_id: offer.clientId,
    [oauth.clockSkew]: Math.round((Date.parse(offer.now) - Date.now()) / 1000),
    [oauth.clockTolerance]: clockToleranceSeconds,
  };
}

function readTokenRequest(form: URLSearchParams): TokenRequest {
  const field = (name: string): string => form.get(name) ?? '';
  return field('grant_type') === 'refresh_token'
    ? { grant_type: 'refresh_token', refresh_token: field('refresh_token') }
    : {
        grant_type: 'authorization_code',
        code: field('code'),
        redirect_uri: field('redirect_uri'),
        code_verifier: field('code_verifier'),
      };
}

/** Sends by the one way that the ledger shows. Whether the backend is on https is the backend's address, which a person has chosen. */
function requestOptions(baseUrl: string): oauth.TokenEndpointRequestOptions {
  return {
    [oauth.allowInsecureRequests]: true,
    async [oauth.customFetch](_address, { body }) {
      const answer = await requestTokens(baseUrl, readTokenRequest(new URLSearchParams(String(body))));
      if (!answer.ok) throw new NotAnsweredError(answer.failure);
      return Response.json(answer.value.body, { status: answer.value.status });
    },
  };
}

function readTokens(offer: SignInOffer, answer: oauth.TokenEndpointResponse): ProviderAnswered {
  const claims = oauth.getValidatedIdTokenClaims(answer);
  const token = offer.bearer === 'id-token' ? answer.id_token : answer.access_token;
  if (token === undefined) return { kind: 'refused', isFinal: true, sentence: 'The provider gave no ID token.' };
  const isDated = offer.bearer === 'id-token' && claims !== undefined;
  const seconds = isDated ? claims.exp - claims.iat : (answer.expires_in ?? shortLifetimeSeconds);
  return {
    kind: 'signed-in',
    value: {
      token,
      lifetimeMs: seconds * 1000,
      ...(answer.refresh_token === undefined ? {} : { refreshToken: answer.refresh_token }),
      ...(claims === undefined ? {} : { subject: claims.sub }),
    },
  };
}

/** The others are mistakes of a set-up, which somebody mends. */
const finalErrors = new Set(['invalid_grant', 'access_denied']);

function explain(error: unknown): ProviderAnswered {
  if (error instanceof NotAnsweredError) return { kind: 'away', failure: error.failure };
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    // What would need a page, where none was to be shown.
    if (/^(login|interaction|consent|account_selection)_required$/.test(error.error)) return { kind: 'closed' };
    const sentence = [error.error, error.error_description].filter((part) => part !== undefined).join(': ');
    return { kind: 'refused', isFinal: finalErrors.has(error.error), sentence };
  }
  // An answer that does not belong to our question, or is not what the standard says.
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return { kind: 'refused', isFinal: true, sentence: error.message };
  throw error;
}

/** The address that the provider sends the browser back to; `closed` and `away` as the browser says it. */
async function openPage(url: string, interactive: boolean): Promise<string | ProviderAnswered> {
  const page = browser.identity.launchWebAuthFlow({ url, interactive });
  const silence = new Promise<undefined>((resolve) => {
    if (!interactive) setTimeout(resolve, silentMs);
  });
  try {
    const address = await Promise.race([page, silence]);
    return address ?? { kind: 'closed' };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    // The browsers have no codes for it. "Authorization page could not be loaded." (Chromium); Firefox says nothing of the sort.
    if (/could not be loaded|network/i.test(sentence)) return { kind: 'away', failure: { kind: 'offline', sentence } };
    return { kind: 'closed' };
  }
}

/**
 * The person signs in, in a window of the browser.
 * @param interactive - false: only if the provider knows the person already, without a window
 */
export async function askProvider(offer: SignInOffer, baseUrl: string, interactive: boolean): Promise<ProviderAnswered> {
  const server = describeServer(offer, baseUrl);
  const client = describeClient(offer);
  const redirectUri = browser.identity.getRedirectURL();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(offer.authorizationEndpoint);
  const parameters = {
    ...offer.parameters,
    ...(interactive ? {} : { prompt: 'none' }),
    client_id: offer.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: offer.scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const back = await openPage(url.href, interactive);
  if (typeof back !== 'string') return back;
  try {
    const answered = oauth.validateAuthResponse(server, client, new URL(back), state);
    const options = requestOptions(baseUrl);
    const response = await oauth.authorizationCodeGrantRequest(
      ...[server, client, oauth.None(), answered, redirectUri, verifier, options],
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    return readTokens(offer, tokens);
  } catch (error) {
    return explain(error);
  }
}

/** New tokens for a refresh token. */
export async function refreshTokens(offer: SignInOffer, baseUrl: string, refreshToken: string): Promise<ProviderAnswered> {
  const server = describeServer(offer, baseUrl);
  const client = describeClient(offer);
  try {
    const options = requestOptions(baseUrl);
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
    return readTokens(offer, await oauth.processRefreshTokenResponse(server, client, response));
  } catch (error) {
    return explain(error);
  }
}
