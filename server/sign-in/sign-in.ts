/** Tokens of the company's provider -> the person it vouches for, or why not; and what a browser needs to get one. */
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { SignInOffer } from '../../lib/model/sign-in.ts';
import type { UnknownToken } from '../tokens.ts';
import { createProvider, KeyNotReadError, keysCooldownMs } from './provider.ts';
import { createTokenRelay, type TokenRelay } from './relay.ts';
import type { SignInOptions } from './sign-in-options.ts';

/** What the provider says of a person. */
export interface NamedPerson {
  readonly called: string;
  /** Only by e-mail address, or by id too. */
  readonly isEmail: boolean;
}

export type CheckedToken =
  | { readonly kind: 'vouched'; readonly person: NamedPerson; readonly expiresAtMs: number }
  | UnknownToken;

export interface SignIn {
  /** @throws Refusal `unavailable` when the provider cannot be asked for its keys */
  check(token: string): Promise<CheckedToken>;
  /** For whoever is not signed in yet. @throws Refusal `unavailable` as above */
  offer(): Promise<SignInOffer>;
  readonly relay: TokenRelay;
}

/** Signatures by a key of which only the public half is known here: no `none`, no shared secret. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** How far clocks may be apart. */
const clockToleranceSeconds = 60;

/** Three parts, the first of them JSON that begins with `{"`: no token of ours looks like that. */
export function isSignedToken(token: string): boolean {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(token);
}

/** Why it is not believed, as a sentence for the person who holds it. */
function explain(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'This sign-in has expired; please sign in again.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error;
    if (claim === 'nbf')
      return 'This sign-in is dated in the future: the clock of this server, or that of the provider, is wrong. Please tell your administrator.';
    if (claim === 'iss') return 'This sign-in comes from another provider than the one of this backend.';
    if (claim === 'aud' || claim === 'azp') return 'This sign-in was made for another application.';
    return `This sign-in lacks ${claim}, or holds a wrong one.`;
  }
  return 'This sign-in cannot be verified; please sign in again.';
}

/** Whom the claim names, or why nobody is named. */
function readPerson(payload: JWTPayload, claim: string): NamedPerson | UnknownToken {
  const called = payload[claim];
  if (typeof called !== 'string' || called === '')
    return {
      kind: 'nobody',
      sentence: `Your sign-in names nobody: it has no “${claim}”. Please ask your administrator.`,
    };
  // An address that a person has typed into a profile proves nothing.
  if (claim === 'email' && payload.email_verified !== true)
    return {
      kind: 'nobody',
      sentence: `The provider does not confirm that ${called} is your address. Please ask your administrator.`,
    };
  return { called, isEmail: claim === 'email' };
}

/** @param now - Test seam: milliseconds since 1970 */
export function createSignIn(options: SignInOptions, now: () => number = Date.now): SignIn {
  const { issuer, clientId, audience, claim, scope, parameters, name } = options;
  const provider = createProvider(issuer, now);
  return {
    async check(token) {
      let payload: JWTPayload;
      try {
        ({ payload } = await jwtVerify(token, provider.findKey, {
          issuer,
          audience: audience ?? clientId,
          algorithms,
          clockTolerance: clockToleranceSeconds,
          currentDate: new Date(now()),
          requiredClaims: ['exp', 'sub'],
        }));
        // Of an ID token it says for whom it was made, if for several.
        if (audience === undefined && payload.azp !== undefined && payload.azp !== clientId)
          throw new errors.JWTClaimValidationFailed('another client', payload, 'azp');
      } catch (error) {
        if (error instanceof KeyNotReadError)
          return {
            kind: 'unknown',
            sentence: 'The key of this sign-in is not known yet',
            retryAfterSeconds: Math.ceil(keysCooldownMs / 1000),
          };
        if (!(error instanceof errors.JOSEError)) throw error;
        return { kind: 'unknown', sentence: explain(error) };
      }
      const person = readPerson(payload, claim);
      if ('sentence' in person) return person;
      return { kind: 'vouched', person, expiresAtMs: ((payload.exp ?? 0) + clockToleranceSeconds) * 1000 };
    },
    async offer() {
      const { authorization_endpoint: authorizationEndpoint } = await provider.metadata();
      return {
        kind: 'openid-connect',
        ...{ name, issuer, authorizationEndpoint, clientId, scope, parameters },
        bearer: audience === undefined ? 'id-token' : 'access-token',
        now: new Date(now()).toISOString(),
      };
    },
    relay: createTokenRelay(options, provider, now),
  };
}
