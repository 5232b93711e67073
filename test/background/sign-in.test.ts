/** Signing in and staying signed in: the worker's code, the real backend and a real provider, with the browser's window played by a form. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { refreshTokens } from '../../lib/background/ask-provider.ts';
import { signOut } from '../../lib/background/connection.ts';
import { createAccess, forgetAccess } from '../../lib/background/keep-access.ts';
import { findSignIn, signIn, signInByPolicy } from '../../lib/background/sign-in.ts';
import { findCurrentGeneration } from '../../lib/cache/customers.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { sessionAccess } from '../../lib/console/session-access.ts';
import { signInOfferSchema } from '../../lib/model/sign-in.ts';
import { loadSessionAccess, saveSessionAccess } from '../../lib/platform/session-access.ts';
import { loadSettings } from '../../lib/platform/settings.ts';
import { createSource } from '../../lib/sources/create-source.ts';
import { requestBackend, signRequests } from '../../lib/sources/http.ts';
import { fetchSignIn } from '../../lib/sources/sign-in.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { letPersonIn } from '../../server/access.ts';
import { type Backend, createBackend } from '../../server/create-backend.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { openMemoryDatabase } from '../support/database-template.ts';
import { resetExtension } from '../support/extension.ts';
import { signInByForm, startOidcProvider, type TestProvider } from '../support/oidc-provider.ts';

const baseUrl = 'http://backend.example';
const redirectUri = 'https://test-extension-id.chromiumapp.org/';
const address = 'chen.chen@hengzhun.example';
let provider: TestProvider;
let backend: Backend;
let database: ShukeDatabase;
let opened = 0;
/** What the person does in the window; undefined: nobody is there. */
let typed: string | undefined;
/** Of the provider, in the browser. */
let cookies: Map<string, string>;
/** Paths of the requests that reached the backend. */
let paths: string[];
/** Bearers of the requests that reached the backend. */
let bearers: (string | null)[];
/** Put in the place of the backend's answer, or throws. */
let fault: ((url: string, pass: () => Promise<Response>) => Promise<Response>) | undefined;
const pass = globalThis.fetch;

beforeAll(async () => {
  provider = await startOidcProvider({ redirectUris: [redirectUri], lifetimeSeconds: 600 });
  const sample = sampleCompany({ seed: 7, now: Date.now(), size: 20 });
  backend = await createBackend({ database: await openMemoryDatabase(), sample, signIn: provider.signIn });
  await letPersonIn(backend.database, 's-chenchen', { email: address });
});
afterAll(async () => {
  await backend.database.close();
  await provider.close();
});

beforeEach(() => {
  resetExtension();
  database = openDatabase(`sign-in-${++opened}`);
  [typed, cookies, paths, bearers, fault] = [address, new Map(), [], [], undefined];
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const url = String(input);
    if (!url.startsWith(baseUrl)) return pass(input, init);
    paths.push(new URL(url).pathname);
    bearers.push(new Headers(init?.headers).get('authorization'));
    const ask = async () => backend.app.fetch(new Request(url, init));
    return fault ? fault(url, ask) : ask();
  });
  Object.assign(fakeBrowser, {
    identity: {
      getRedirectURL: () => redirectUri,
      launchWebAuthFlow: ({ url, interactive }: { url: string; interactive: boolean }) => openWindow(url, interactive),
    },
  });
  signRequests(createAccess());
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  provider.setAway(false);
  await database.delete();
});

async function openWindow(url: string, interactive: boolean): Promise<string> {
  if (interactive && typed === undefined) throw new Error('The user did not approve access.');
  return signInByForm(url, interactive ? typed : undefined, cookies).catch((error: unknown) => {
    throw new Error(/503/.test(String(error)) ? 'Authorization page could not be loaded.' : 'User interaction required.');
  });
}

const connection = { baseUrl, token: '', provider: 'Hengzhun ID' };
const local = async (key: string) => (await fakeBrowser.storage.local.get(key))[key] as Record<string, unknown> | undefined;
const ask = async () => requestBackend((await loadSettings()).connection ?? connection, '/v1/playbook');
const askedForTokens = () => provider.asked.get('/token') ?? 0;
/** The access token is too old to be used, as after an hour. */
async function age(): Promise<void> {
  const access = await loadSessionAccess();
  if (access) await saveSessionAccess({ ...access, renewAtMs: 0, expiresAtMs: 0 });
}

describe('signing in', () => {
  test('is offered where the backend has it, and connects as the person whom the provider vouches for', async () => {
    expect(await findSignIn(baseUrl)).toEqual({ provider: 'Hengzhun ID' });
    expect(await signIn(database, baseUrl, true)).toEqual({ kind: 'connected' });
    expect((await loadSettings()).connection).toEqual(connection);
    expect(await local('sign-in')).toEqual({ baseUrl, subject: address, refreshToken: expect.any(String) });
    const access = await loadSessionAccess();
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(access?.token);
    bearers = [];
    expect((await ask()).ok).toBe(true);
    expect(bearers).toEqual([`Bearer ${access?.token}`]);
    expect((await createSource(connection).fetchManifest()).ok).toBe(true);
  });

  test('is not offered where there are tokens only, nobody answers, or somebody else does', async () => {
    fault = async () => Response.json({ kind: 'token' });
    expect(await findSignIn(baseUrl)).toEqual({});
    fault = async () => new Response('<html>', { status: 200 });
    expect(await findSignIn(baseUrl)).toEqual({});
    fault = async () => new Response('', { status: 404 });
    expect(await findSignIn(baseUrl)).toEqual({});
    fault = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await findSignIn(baseUrl)).toEqual({});
  });

  const nothing = async () => {
    expect([(await loadSettings()).connection, await local('sign-in'), await loadSessionAccess()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  };

  test('in a window that is closed changes nothing', async () => {
    typed = undefined;
    expect(await signIn(database, baseUrl, true)).toMatchObject({ kind: 'failed', reason: 'sign-in-closed' });
    await nothing();
  });

  test('by somebody who is not of the staff is refused with the backend’s sentence, and what this browser holds stays', async () => {
    await signIn(database, baseUrl, true);
    await syncOnce({ database, source: createSource(connection), now: Date.now, isAsked: true });
    [typed, cookies] = ['stranger@hengzhun.example', new Map()];
    expect(await signIn(database, baseUrl, true)).toMatchObject({
      reason: 'person-unknown',
      detail: expect.stringContaining('stranger@hengzhun.example'),
    });
    expect(await findCurrentGeneration(database)).toBeDefined();
    expect((await local('sign-in'))?.subject).toBe(address);
    expect((await ask()).ok).toBe(true);
  });

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'forged')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://evil.example')],
    ['another code', (back: URL) => back.searchParams.set('code', 'forged')],
  ])('with %s in the answer is refused', async (_what, forge) => {
    fakeBrowser.identity.launchWebAuthFlow = async (details: { url: string }) => {
      const back = new URL(await openWindow(details.url, true));
      forge(back);
      return back.href;
    };
    expect(await signIn(database, baseUrl, true)).toMatchObject({ kind: 'failed', reason: 'sign-in-refused' });
    await nothing();
  });

  test('with an ID token that was made for another sign-in is refused', async () => {
    const stolen = await provider.sign({ sub: address, email: address, email_verified: true, nonce: 'of another sign-in' });
    fault = async (url, through) => {
      const answer = await through();
      if (!url.endsWith('/token')) return answer;
      const { status, body } = (await answer.json()) as { status: number; body: object };
      return Response.json({ status, body: { ...body, id_token: stolen } });
    };
    expect(await signIn(database, baseUrl, true)).toMatchObject({ kind: 'failed', reason: 'sign-in-refused' });
    await nothing();
  });

  test('while the provider is away says so', async () => {
    await fetchSignIn(baseUrl);
    provider.setAway(true);
    expect(await signIn(database, baseUrl, true)).toMatchObject({ kind: 'failed', reason: 'provider-unreachable' });
    await nothing();
  });

  test('in a browser whose clock is wrong by a year works: the backend’s clock counts', async () => {
    const answer = await fetchSignIn(baseUrl);
    if (!answer.ok) throw new Error(answer.failure.sentence);
    const yearMs = 365 * 86_400_000;
    for (const shiftMs of [yearMs, -yearMs]) {
      const offer = { ...signInOfferSchema.parse(answer.value), now: new Date(Date.now() + shiftMs).toISOString() };
      const iat = Math.round((Date.now() + shiftMs) / 1000);
      const id_token = await provider.sign({ iat, exp: iat + 600 });
      fault = async () => Response.json({ status: 200, body: { access_token: 'a', token_type: 'bearer', id_token } });
      expect(await refreshTokens(offer, baseUrl, 'r')).toMatchObject({ kind: 'signed-in', value: { lifetimeMs: 600_000 } });
    }
  });
});

describe('who has signed in stays so', () => {
  beforeEach(async () => {
    await signIn(database, baseUrl, true);
  });

  test('after a start of the browser, and whenever the token gets old, with one renewal for all who ask', async () => {
    await saveSessionAccess(undefined);
    const before = askedForTokens();
    paths = [];
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(paths.filter((path) => path === '/v1/sign-in/token')).toHaveLength(1);
    expect(askedForTokens() - before).toBe(1);
    await age();
    expect((await ask()).ok).toBe(true);
    expect(askedForTokens() - before).toBe(2);
  });

  test('when the backend no longer believes a token that looked good: renewed once, asked once more', async () => {
    const access = await loadSessionAccess();
    const old = await provider.sign({
      sub: address,
      email: address,
      email_verified: true,
      exp: Math.floor(Date.now() / 1000) - 100,
    });
    if (access) await saveSessionAccess({ ...access, token: old });
    bearers = [];
    expect((await ask()).ok).toBe(true);
    expect(bearers.map((bearer) => bearer === `Bearer ${old}`)).toEqual([true, false, false, false]);
    // A backend that believes none is not asked without end.
    fault = async (url, through) =>
      url.endsWith('/playbook')
        ? Response.json({ error: { kind: 'unauthenticated', sentence: 'no' } }, { status: 401 })
        : through();
    const before = askedForTokens();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    expect(askedForTokens() - before).toBe(1);
  });

  test('a worker that dies before it has kept the new tokens has them in its next life', async () => {
    await age();
    // Nothing but the refresh token knows the person.
    cookies.clear();
    const { set } = fakeBrowser.storage.local;
    fakeBrowser.storage.local.set = () => Promise.reject(new Error('the worker ended'));
    await expect(ask()).rejects.toThrow('the worker ended');
    fakeBrowser.storage.local.set = set;
    signRequests(createAccess());
    expect((await ask()).ok).toBe(true);
    // The one that it keeps now is good, too.
    await age();
    expect((await ask()).ok).toBe(true);
  });

  test('a provider or a backend that is away signs nobody out, and a token that is still good is used', async () => {
    const kept = await local('sign-in');
    const access = await loadSessionAccess();
    provider.setAway(true);
    if (access) await saveSessionAccess({ ...access, renewAtMs: 0 });
    expect((await ask()).ok).toBe(true);
    await age();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'server' } });
    fault = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(await local('sign-in')).toEqual(kept);
    [fault] = [undefined];
    provider.setAway(false);
    expect((await ask()).ok).toBe(true);
  });

  test('without a window as long as the provider’s own pages know him, though the refresh token is worth nothing', async () => {
    await provider.endGrants();
    await age();
    expect((await ask()).ok).toBe(true);
    expect((await local('sign-in'))?.refreshToken).toEqual(expect.any(String));
  });

  test('but not as somebody else whom these pages know', async () => {
    await provider.endGrants();
    cookies.clear();
    typed = 'colleague@hengzhun.example';
    await signInByForm(`${(await offerOf()).authorizationEndpoint}?${await anyRequest()}`, typed, cookies);
    await age();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    expect((await local('sign-in'))?.subject).toBe(address);
  });

  test('until the provider knows nobody: then nothing is asked again and again, and the connection stays to sign in again', async () => {
    await provider.endGrants();
    cookies.clear();
    await age();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    const before = askedForTokens();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    expect(askedForTokens()).toBe(before);
    expect((await loadSettings()).connection).toEqual(connection);
    expect(await signIn(database, baseUrl, true)).toEqual({ kind: 'connected' });
    expect((await ask()).ok).toBe(true);
  });

  test('until he signs out: the provider forgets him too, and a renewal under way brings nothing back', async () => {
    const { refreshToken } = (await local('sign-in')) ?? {};
    await age();
    const renewal = ask();
    expect(await signOut(database, false)).toEqual({ kind: 'signed-out' });
    await renewal;
    expect([await local('sign-in'), await loadSessionAccess(), (await loadSettings()).connection]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await vi.waitUntil(() => (provider.asked.get('/token/revocation') ?? 0) > 0, { timeout: 20_000 });
    expect(refreshToken).toEqual(expect.any(String));
  });

  test('in the console, too, which asks the background and finds the token in the memory of the session', async () => {
    const background = createAccess();
    fakeBrowser.runtime.sendMessage = (async ({ body }: { body: { refused?: string } }) => {
      const answer = await (body.refused === undefined ? background.find() : background.renew(body.refused));
      return { kind: answer.ok ? 'renewed' : answer.failure.kind === 'signed-out' ? 'signed-out' : 'away' };
    }) as typeof fakeBrowser.runtime.sendMessage;
    signRequests(sessionAccess);
    await saveSessionAccess(undefined);
    expect((await ask()).ok).toBe(true);
    provider.setAway(true);
    await age();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    provider.setAway(false);
    await forgetAccess();
    expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
  });
});

async function offerOf() {
  const answer = await fetchSignIn(baseUrl);
  return signInOfferSchema.parse(answer.ok ? answer.value : undefined);
}

/** Somebody signs in at the provider for something of his own. */
async function anyRequest(): Promise<string> {
  const { clientId } = await offerOf();
  return new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  }).toString();
}

describe('a policy that names the backend and no token', () => {
  beforeEach(() => fakeBrowser.storage.managed.set({ backendUrl: baseUrl }));

  test('connects whom the provider knows, without a click', async () => {
    await signInByForm(`${(await offerOf()).authorizationEndpoint}?${await anyRequest()}`, address, cookies);
    expect(await signInByPolicy(database)).toBe(true);
    expect((await loadSettings()).connection).toEqual(connection);
    expect(await signInByPolicy(database)).toBe(false);
  });

  test('tries once in the life of a browser when the provider wants to see the person, and again when nobody could be asked', async () => {
    const auth = () => provider.asked.get('/auth') ?? 0;
    fault = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await signInByPolicy(database)).toBe(false);
    fault = undefined;
    const before = auth();
    expect(await Promise.all([signInByPolicy(database), signInByPolicy(database)])).toEqual([false, false]);
    expect(await signInByPolicy(database)).toBe(false);
    expect(auth() - before).toBe(1);
  });

  test('does not sign somebody in again who has just signed out', async () => {
    await signIn(database, baseUrl, true);
    await signOut(database, false);
    expect(await signInByPolicy(database)).toBe(false);
    expect((await loadSettings()).connection).toBeUndefined();
  });
});
