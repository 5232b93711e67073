/** Tokens of the company's provider: which are believed, what happens while it changes its keys or is away, and how a browser gets them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { signInAnswerSchema } from '../../lib/model/sign-in.ts';
import { readOptions, UsageError } from '../../server/options.ts';
import { createSignIn, isSignedToken } from '../../server/sign-in/sign-in.ts';
import type { SignInOptions } from '../../server/sign-in/sign-in-options.ts';
import { limitKeyOf } from '../../server/tokens.ts';
import { signInByForm, startOidcProvider, type TestProvider } from '../support/oidc-provider.ts';

const redirectUri = 'https://example.chromiumapp.org/';
const person = { sub: 'liwei', email: 'li.wei@hengzhun.example', email_verified: true };
const seconds = () => Math.floor(Date.now() / 1000);
let provider: TestProvider;
beforeAll(async () => {
  provider = await startOidcProvider({ redirectUris: [redirectUri] });
});
afterAll(() => provider.close());
afterEach(() => {
  provider.setAway(false);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a token', () => {
  const check = async (token: string, changes: Partial<SignInOptions> = {}) =>
    createSignIn({ ...provider.signIn, ...changes }).check(token);

  test('of the provider names the person, until it expires', async () => {
    const exp = seconds() + 100;
    expect(await check(await provider.sign({ ...person, exp }))).toEqual({
      kind: 'vouched',
      person: { called: person.email, isEmail: true },
      expiresAtMs: (exp + 60) * 1000,
    });
    expect(isSignedToken(await provider.sign(person))).toBe(true);
    expect(isSignedToken('shuke_abc')).toBe(false);
  });

  const hmac = new TextEncoder().encode('any secret that is long enough for this');
  test.each<[string, () => Promise<string> | string, RegExp]>([
    ['that has expired', () => provider.sign({ ...person, exp: seconds() - 61 }), /expired/],
    ['that never expires', () => provider.sign({ ...person, exp: undefined } as unknown as JWTPayload), /lacks exp/],
    ['that is not valid yet', () => provider.sign({ ...person, nbf: seconds() + 120 }), /clock/],
    ['of another issuer', () => provider.sign({ ...person, iss: 'https://other.example' }), /another provider/],
    ['for another application', () => provider.sign({ ...person, aud: 'other' }), /another application/],
    ['for another client, with us beside it', () => provider.sign({ ...person, azp: 'other' }), /another application/],
    ['of another key', () => provider.sign(person, 'foreign'), /cannot be verified/],
    [
      'without a signature',
      () => new UnsecuredJWT({ ...person, iss: provider.issuer, aud: provider.signIn.clientId, exp: seconds() + 100 }).encode(),
      /cannot be verified/,
    ],
    [
      'signed with a shared secret',
      () =>
        new SignJWT({ ...person, iss: provider.issuer, aud: provider.signIn.clientId, exp: seconds() + 100 })
          .setProtectedHeader({ alg: 'HS256', kid: 'own' })
          .sign(hmac),
      /cannot be verified/,
    ],
    ['that only looks like one', () => 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA', /cannot be verified/],
  ])('%s is not believed', async (_what, make, sentence) => {
    expect(await check(await make())).toMatchObject({ kind: 'unknown', sentence: expect.stringMatching(sentence) });
  });

  test('names nobody with an address that the provider has not verified, and whatever another claim says if the operator says so', async () => {
    const unverified = await provider.sign({ ...person, email_verified: false });
    expect(await check(unverified)).toMatchObject({ kind: 'nobody', sentence: expect.stringContaining('does not confirm') });
    expect(await check(unverified, { claim: 'sub' })).toMatchObject({ person: { called: 'liwei', isEmail: false } });
    expect(await check(unverified, { claim: 'upn' })).toMatchObject({ kind: 'nobody', sentence: expect.stringContaining('upn') });
  });

  test('for an audience of its own is an access token: no ID token opens the backend then', async () => {
    const access = await provider.sign({ ...person, aud: 'api://shuke', azp: provider.signIn.clientId });
    expect(await check(access, { audience: 'api://shuke' })).toMatchObject({ kind: 'vouched' });
    expect(await check(await provider.sign(person), { audience: 'api://shuke' })).toMatchObject({ kind: 'unknown' });
  });

  test('is counted by the person that it says it is of, since there is a new one every hour', async () => {
    const [one, other] = await Promise.all([provider.sign(person), provider.sign({ ...person, jti: 'x' })]);
    expect(limitKeyOf(one)).toBe(limitKeyOf(other));
    expect(limitKeyOf(one)).not.toBe(limitKeyOf(await provider.sign({ ...person, sub: 'other' })));
    expect(limitKeyOf('eyJ9.e30.')).not.toBe(limitKeyOf('eyJ8.e30.'));
  });
});

/** A provider of which nothing but its keys is there, which can be changed. */
async function startKeys() {
  const state = { keys: [] as object[], asked: 0, isAway: false };
  const server = createServer((request, response) => {
    const isKeys = request.url === '/keys';
    if (isKeys) state.asked++;
    if (state.isAway) return response.writeHead(503).end();
    const issuer = `http://${request.headers.host}`;
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    };
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(isKeys ? { keys: state.keys } : metadata));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const addKey = async (kid: string) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    state.keys.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' });
    return (payload: JWTPayload = {}) =>
      new SignJWT({ iss: issuer, aud: provider.signIn.clientId, exp: seconds() + 3600, ...person, ...payload })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey);
  };
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { state, addKey, close, signIn: createSignIn({ ...provider.signIn, issuer }) };
}

describe('a provider that changes its keys', () => {
  test('is asked for the new one once, and not for every token that somebody makes up', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { state, addKey, close, signIn } = await startKeys();
    const signOld = await addKey('old');
    expect(await signIn.check(await signOld())).toMatchObject({ kind: 'vouched' });
    const signNew = await addKey('new');
    // A moment after they were read nobody knows whether the key is a new one: a browser waits, and is not signed out.
    for (let i = 0; i < 50; i++)
      expect(await signIn.check(await signNew())).toMatchObject({ kind: 'unknown', retryAfterSeconds: 30 });
    expect(state.asked).toBe(1);
    vi.setSystemTime(Date.now() + 31_000);
    expect(await signIn.check(await signNew())).toMatchObject({ kind: 'vouched' });
    expect(await signIn.check(await signOld())).toMatchObject({ kind: 'vouched' });
    expect(state.asked).toBe(2);
    await close();
  });

  test('no longer vouches with a key that it has taken back', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { state, addKey, close, signIn } = await startKeys();
    const signOld = await addKey('old');
    const token = await signOld();
    expect(await signIn.check(token)).toMatchObject({ kind: 'vouched' });
    state.keys = [];
    await addKey('new');
    vi.setSystemTime(Date.now() + 601_000);
    expect(await signIn.check(token)).toMatchObject({ kind: 'unknown' });
    await close();
  });
});

describe('a provider that is away', () => {
  test('signs nobody out: keys that were read hold for a day, and it is left alone for a while', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    vi.spyOn(console, 'error').mockReturnValue();
    const { state, addKey, close, signIn } = await startKeys();
    const sign = await addKey('own');
    const token = await sign({ exp: seconds() + 200_000 });
    expect(await signIn.check(token)).toMatchObject({ kind: 'vouched' });
    state.isAway = true;
    vi.setSystemTime(Date.now() + 3_601_000);
    const before = state.asked;
    for (let i = 0; i < 20; i++) expect(await signIn.check(token)).toMatchObject({ kind: 'vouched' });
    expect(state.asked - before).toBe(1);
    vi.setSystemTime(Date.now() + 86_400_000);
    await expect(signIn.check(token)).rejects.toMatchObject({ kind: 'unavailable' });
    await close();
  });

  test('from the beginning is no mistake of whoever asks', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { state, addKey, close, signIn } = await startKeys();
    const sign = await addKey('own');
    state.isAway = true;
    await expect(signIn.check(await sign())).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(signIn.offer()).rejects.toMatchObject({ kind: 'unavailable' });
    await close();
  });
});

describe('a browser', () => {
  const verifier = 'v'.repeat(43);
  const challengeOf = async (text: string) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url');

  /** As the extension does it, without its checks. */
  async function signInAt(at: TestProvider) {
    const signIn = createSignIn(at.signIn);
    const offer = signInAnswerSchema.parse(await signIn.offer());
    if (offer.kind === 'token') throw new Error('A provider was set.');
    const url = new URL(offer.authorizationEndpoint);
    const parameters = {
      client_id: offer.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: offer.scope,
      state: 'state-of-a-test',
      nonce: 'nonce-of-a-test',
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const back = new URL(await signInByForm(url.href, person.email, new Map()));
    const code = back.searchParams.get('code') ?? '';
    const ask = (code_verifier = verifier) =>
      signIn.relay.request({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier });
    return { signIn, ask };
  }
  const mustHave = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof signInAt>>['ask']>>) => {
    if (!('id_token' in answer.body) || !answer.body.id_token || !answer.body.refresh_token)
      throw new Error(JSON.stringify(answer));
    return { idToken: answer.body.id_token, refreshToken: answer.body.refresh_token };
  };

  test('gets its tokens for a code and its verifier, and new ones for the refresh token, until the provider forgets it', async () => {
    const { signIn, ask } = await signInAt(provider);
    const first = mustHave(await ask());
    expect(await signIn.check(first.idToken)).toMatchObject({ kind: 'vouched', person: { called: person.email } });
    const refresh = (refresh_token: string) => signIn.relay.request({ grant_type: 'refresh_token', refresh_token });
    const second = mustHave(await refresh(first.refreshToken));
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await signIn.check(second.idToken)).toMatchObject({ kind: 'vouched' });
    await signIn.relay.revoke(second.refreshToken);
    expect(await refresh(second.refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('gets nothing for a code with another verifier', async () => {
    const { ask } = await signInAt(provider);
    expect(await ask('w'.repeat(43))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('that died before it could keep the answer to a refresh asks again and gets the same, though the provider takes each token once', async () => {
    const { signIn, ask } = await signInAt(provider);
    const { refreshToken } = mustHave(await ask());
    const asked = provider.asked.get('/token') ?? 0;
    const wanted = { grant_type: 'refresh_token', refresh_token: refreshToken } as const;
    const [one, two] = await Promise.all([signIn.relay.request(wanted), signIn.relay.request(wanted)]);
    const again = await signIn.relay.request(wanted);
    expect([two, again]).toEqual([one, one]);
    expect((provider.asked.get('/token') ?? 0) - asked).toBe(1);
    // And it is still good: the provider has not taken it for a theft.
    const next = await signIn.relay.request({ grant_type: 'refresh_token', refresh_token: mustHave(again).refreshToken });
    expect(next.status).toBe(200);
  });

  test('is told to try again while the provider is away; nothing of it is remembered', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { signIn, ask } = await signInAt(provider);
    const { refreshToken } = mustHave(await ask());
    provider.setAway(true);
    const wanted = { grant_type: 'refresh_token', refresh_token: refreshToken } as const;
    await expect(signIn.relay.request(wanted)).rejects.toMatchObject({ kind: 'unavailable' });
    provider.setAway(false);
    expect((await signIn.relay.request(wanted)).status).toBe(200);
  });

  test('never learns the secret that a provider wants of its client', async () => {
    const clientSecret = 'a+secret:of/the%server';
    const strict = await startOidcProvider({ redirectUris: [redirectUri], clientSecret });
    const { signIn, ask } = await signInAt(strict);
    const answer = await ask();
    expect(await signIn.check(mustHave(answer).idToken)).toMatchObject({ kind: 'vouched' });
    expect(JSON.stringify([answer, await signIn.offer()])).not.toContain('secret:of');
    await strict.close();
  });
});

describe('the command line', () => {
  const issuer = 'https://login.example/tenant/v2.0';
  const base = ['--oidc-issuer', issuer, '--oidc-client-id', 'abc'];
  test('says where people sign in', () => {
    expect(readOptions([], {}).signIn).toBeUndefined();
    expect(readOptions(base, {}).signIn).toEqual({
      issuer,
      clientId: 'abc',
      claim: 'email',
      scope: 'openid email offline_access',
      parameters: {},
      name: 'login.example',
    });
    const more = ['--oidc-parameters', 'access_type=offline&prompt=consent', '--oidc-claim', 'upn', '--oidc-name', 'Contoso'];
    expect(readOptions([...base, ...more], { OIDC_CLIENT_SECRET: 's' }).signIn).toMatchObject({
      parameters: { access_type: 'offline', prompt: 'consent' },
      claim: 'upn',
      name: 'Contoso',
      clientSecret: 's',
    });
    expect(readOptions(['--oidc-issuer', 'http://127.0.0.1:9', '--oidc-client-id', 'a'], {}).signIn).toBeDefined();
  });
  test.each([
    [['--oidc-issuer', issuer]],
    [['--oidc-client-id', 'abc']],
    [['--oidc-claim', 'upn']],
    [['--oidc-issuer', 'http://login.example', '--oidc-client-id', 'abc']],
    [['--oidc-issuer', 'login.example', '--oidc-client-id', 'abc']],
    [[...base, '--oidc-parameters', 'redirect_uri=https://evil.example']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args, {})).toThrow(UsageError);
  });
});
