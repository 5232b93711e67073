/** A backend at which one signs in, over the network: what is told without a token, and who waits for what others try. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apiErrorSchema } from '../../lib/model/export.ts';
import { signInAnswerSchema } from '../../lib/model/sign-in.ts';
import { letPersonIn } from '../../server/access.ts';
import { createBackend } from '../../server/create-backend.ts';
import type { Database } from '../../server/database.ts';
import { defaultSizes } from '../../server/request-limits.ts';
import { openMemoryDatabase } from '../support/database-template.ts';
import { startOidcProvider, type TestProvider } from '../support/oidc-provider.ts';
import { testCompany, tokens } from './engine.ts';

let provider: TestProvider;
let database: Database;
const servers: Server[] = [];

beforeAll(async () => {
  provider = await startOidcProvider({ redirectUris: ['https://example.chromiumapp.org/'] });
  database = await openMemoryDatabase();
  await createBackend({ database, sample: testCompany(20) });
  for (const name of ['li', 'wang'])
    await letPersonIn(database, `s-${name}`, { name, teamIds: ['t-world'], email: `${name}@hengzhun.example` });
});
afterAll(async () => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  await database.close();
  await provider.close();
});

/** A server that has seen nobody yet. */
async function serve(): Promise<string> {
  // One minute for all that is counted, however long a test takes.
  const startedAtMs = Math.floor(Date.now() / 60_000) * 60_000;
  const { app } = await createBackend({ database, signIn: provider.signIn, now: () => startedAtMs });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, body: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
const kindOf = async (answer: Response) => [answer.status, apiErrorSchema.parse(await answer.json()).error.kind];

test('how one signs in is told to everybody, and nothing of it may be kept by caches', async () => {
  const answer = await fetch(`${await serve()}/v1/sign-in`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(signInAnswerSchema.parse(await answer.json())).toMatchObject({
    kind: 'openid-connect',
    name: 'Hengzhun ID',
    issuer: provider.issuer,
    authorizationEndpoint: `${provider.issuer}/auth`,
    bearer: 'id-token',
  });
});

test('what is no request for tokens is refused with its place, and is asked of nobody', async () => {
  const url = `${await serve()}/v1/sign-in`;
  const asked = provider.asked.get('/token') ?? 0;
  const refresh = { grant_type: 'refresh_token', refresh_token: 'x' };
  const code = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://a.example/', code_verifier: 'v'.repeat(43) };
  const wrong = [
    {},
    'text',
    { grant_type: 'password', username: 'a', password: 'b' },
    { ...refresh, client_id: 'other' },
    { ...refresh, scope: 'everything' },
    { ...code, code_verifier: 'short' },
    { ...code, redirect_uri: 'http://a.example/' },
    { ...code, __proto__: undefined, extra: 1 },
  ];
  for (const body of wrong) expect(await kindOf(await post(`${url}/token`, body))).toEqual([422, 'invalid']);
  expect(await kindOf(await post(`${url}/token`, { ...refresh, refresh_token: 'x'.repeat(30_000) }))).toEqual([413, 'too-large']);
  expect(await kindOf(await post(`${url}/revoke`, {}))).toEqual([422, 'invalid']);
  expect(provider.asked.get('/token') ?? 0).toBe(asked);
});

test('while the provider is away who has a token goes on, and who asks for one is told to come again', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const url = await serve();
  const person = { sub: 'li', email: 'li@hengzhun.example', email_verified: true };
  const ask = async () =>
    fetch(`${url}/v1/playbook`, {
      headers: { authorization: `Bearer ${await provider.sign({ ...person, jti: crypto.randomUUID() })}` },
    });
  expect((await ask()).status).toBe(200);
  provider.setAway(true);
  expect((await ask()).status).toBe(200);
  const refused = await post(`${url}/v1/sign-in/token`, { grant_type: 'refresh_token', refresh_token: 'of somebody' });
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await kindOf(refused)).toEqual([503, 'unavailable']);
  provider.setAway(false);
});

test('who makes tokens up waits for the next minute, costs the provider nothing, and keeps out nobody who was in', async () => {
  const url = await serve();
  const ask = async (token: string) =>
    (await fetch(`${url}/v1/playbook`, { headers: { authorization: `Bearer ${token}` } })).status;
  const sign = (name: string, key?: 'foreign') =>
    provider.sign({ sub: name, email: `${name}@hengzhun.example`, email_verified: true, jti: crypto.randomUUID() }, key);
  expect(await ask(await sign('wang'))).toBe(200);
  const keys = () => provider.asked.get('/jwks') ?? 0;
  const before = keys();
  const made = await Promise.all(Array.from({ length: defaultSizes.failures }, (_, i) => sign(`made-up-${i}`, 'foreign')));
  for (const token of made) expect([401, 429]).toContain(await ask(token));
  expect(await ask(await sign('made-up', 'foreign'))).toBe(429);
  expect(keys()).toBe(before);
  // He has a new token, which this server has never seen: it is his.
  expect(await ask(await sign('wang'))).toBe(200);
  expect(await ask(tokens.china)).toBe(429);
  const tokensOf = await post(`${url}/v1/sign-in/token`, { grant_type: 'refresh_token', refresh_token: 'made up' });
  expect(await kindOf(tokensOf)).toEqual([429, 'unavailable']);
});
