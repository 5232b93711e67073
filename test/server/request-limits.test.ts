/** Who tries tokens, or asks without end, is told how long to wait; a whole company behind one address never is. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiErrorSchema } from '../../lib/model/export.ts';
import { requestBackend } from '../../lib/sources/http.ts';
import { authenticate } from '../../server/http/authenticate.ts';
import { createAddressFinder } from '../../server/http/find-address.ts';
import { answerError } from '../../server/http/refusal.ts';
import { createRequestLimits, defaultSizes, keyOfAddress } from '../../server/request-limits.ts';
import { createViewerFinder } from '../../server/tokens.ts';
import { openBackend, startPglite, type TestBackend, testCompany, tokens } from './engine.ts';

const reps = Array.from({ length: 500 }, (_, i) => `rep-token-${i}`);
let backend: TestBackend;
const servers: Server[] = [];

beforeAll(async () => {
  const company = testCompany();
  const staff = reps.map((_, i) => ({ id: `s-rep-${i}`, name: `Rep ${i}`, role: 'rep' as const }));
  backend = await openBackend(await startPglite(), {
    ...company,
    staff: [...company.staff, ...staff],
    teams: company.teams.map((team) => ({ ...team, staffIds: [...team.staffIds, ...staff.map(({ id }) => id)] })),
    tokens: { ...company.tokens, ...Object.fromEntries(staff.map(({ id }, i) => [id, reps[i] ?? ''])) },
  });
});
afterAll(async () => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  await backend.close();
});

/** A real HTTP server. @returns its address */
async function serve(app: Pick<Hono, 'fetch'>): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server with limits that are soon reached, and the same rules. */
function small(isBehindProxy = false) {
  const clock = { ms: 30_000 };
  const limits = createRequestLimits(() => clock.ms, { requests: 20, failures: 5 });
  const findViewer = createViewerFinder(backend.database, () => clock.ms);
  const app = new Hono().onError(answerError).use(authenticate(findViewer, limits, createAddressFinder(isBehindProxy)));
  app.get('/', (c) => c.text('in'));
  return { app, clock };
}

const ask = (url: string, token: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers: { authorization: `Bearer ${token}`, ...headers } });
const statusOf = async (url: string, token: string, headers?: Record<string, string>) => (await ask(url, token, headers)).status;

describe('an address that tries tokens', () => {
  test('is told how long to wait; who was in before goes on, and after the minute everybody may try', async () => {
    const { app, clock } = small();
    const url = await serve(app);
    expect(await statusOf(url, tokens.both)).toBe(200);
    for (let i = 0; i < 5; i++) expect(await statusOf(url, `guess-${i}`)).toBe(401);
    const refused = await ask(url, 'guess-5');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    const { error } = apiErrorSchema.parse(await refused.json());
    expect(error).toEqual({
      kind: 'unavailable',
      sentence: 'Too many unknown tokens came from this address; please try again in 30 seconds.',
    });
    expect(await statusOf(url, tokens.both)).toBe(200);
    expect(await statusOf(url, tokens.china)).toBe(429);
    clock.ms += 30_000;
    expect(await statusOf(url, tokens.china)).toBe(200);
    expect(await statusOf(url, 'guess-6')).toBe(401);
  });

  test('the extension takes it as a server that asks it to wait, not as a sign-out', async () => {
    const { app } = small();
    const url = await serve(app);
    for (let i = 0; i < 5; i++) await statusOf(url, `guess-${i}`);
    expect(await requestBackend({ baseUrl: url, token: tokens.china }, '/')).toMatchObject({
      ok: false,
      failure: { kind: 'server', retryAfterMs: 30_000 },
    });
  });

  test('whom a proxy names is counted, not the proxy; what was said before the proxy is not believed', async () => {
    const { app } = small(true);
    const url = await serve(app);
    const from = (addresses: string) => ({ 'x-forwarded-for': addresses });
    for (let i = 0; i < 5; i++) expect(await statusOf(url, `guess-${i}`, from(`9.9.9.${i}, 192.0.2.1`))).toBe(401);
    expect(await statusOf(url, 'guess', from('9.9.9.9, 192.0.2.1'))).toBe(429);
    expect(await statusOf(url, 'guess', from('192.0.2.1, 192.0.2.2'))).toBe(401);
  });

  test('without a proxy nobody chooses his own address', async () => {
    const { app } = small();
    const url = await serve(app);
    for (let i = 0; i < 5; i++) await statusOf(url, `guess-${i}`, { 'x-forwarded-for': `192.0.2.${i}` });
    expect(await statusOf(url, 'guess', { 'x-forwarded-for': '192.0.2.99' })).toBe(429);
  });
});

test('a token that is used without end is told to wait, and no other one', async () => {
  const { app, clock } = small();
  const url = await serve(app);
  for (let i = 0; i < 20; i++) expect(await statusOf(url, tokens.both)).toBe(200);
  const refused = await ask(url, tokens.both);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  expect(await statusOf(url, tokens.china)).toBe(200);
  clock.ms += 30_000;
  expect(await statusOf(url, tokens.both)).toBe(200);
});

describe('with the limits of the backend', () => {
  test('500 reps who poll at once from one address, after a start and again, all get their answer', async () => {
    const url = await serve(backend.app);
    const { epoch, version } = await backend.manifest(tokens.both);
    const poll = (token: string) => statusOf(`${url}/v1/changes?epoch=${epoch}&since=${version}`, token);
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(reps.map(poll));
      expect(answers.filter((status) => status !== 200)).toEqual([]);
    }
    // Some of them with a token of yesterday: the others do not notice.
    await Promise.all(reps.slice(0, 50).map((token) => poll(`${token}-old`)));
    expect(await statusOf(`${url}/v1/playbook`, tokens.world)).toBe(200);
  });

  test('a first sync of a million customers is far from the limit of its token', () => {
    const limits = createRequestLimits(() => 0);
    // At most 1,000 rows a shard, 488 in the mean where a team has just been divided; twice, since it may begin again.
    const requests = 2 * (1_000_000 / 488 + 10);
    for (let i = 0; i < requests; i++) expect(limits.secondsToUse('token')).toBe(0);
    expect(requests * 2).toBeLessThan(defaultSizes.requests);
  });
});

test('who was in before waits only for what comes in his own name from his own address', () => {
  const limits = createRequestLimits(() => 0, { requests: 100, failures: 3 });
  limits.secondsToUse('colleague');
  for (let i = 0; i < 3; i++) limits.noteFailure(`guess-${i}`, '192.0.2.1');
  expect(limits.secondsToTry('guess', '192.0.2.1')).toBe(60);
  expect(limits.secondsToTry('colleague', '192.0.2.1')).toBe(0);
  for (let i = 0; i < 3; i++) limits.noteFailure('colleague', '192.0.2.1');
  expect(limits.secondsToTry('colleague', '192.0.2.1')).toBe(60);
  expect(limits.secondsToTry('colleague', '192.0.2.2')).toBe(0);
});

test('what counts as one address', () => {
  const network = keyOfAddress('2001:db8:1:2:3:4:5:6');
  expect(network).toBe('2001:db8:1:2');
  expect(keyOfAddress('2001:0DB8:0001:0002::9')).toBe(network);
  expect(keyOfAddress('2001:db8::1')).toBe('2001:db8:0:0');
  expect(keyOfAddress('::1')).toBe('0:0:0:0');
  expect(keyOfAddress('fe80::1%eth0')).toBe('fe80:0:0:0');
  expect(keyOfAddress('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(keyOfAddress('192.0.2.7')).toBe('192.0.2.7');
  expect(keyOfAddress('what a proxy made up')).toBe('what a proxy made up');
});

test('a clock that was set back starts a new minute, and keeps nobody out', () => {
  const clock = { ms: 600_000 };
  const limits = createRequestLimits(() => clock.ms, { requests: 1, failures: 1 });
  limits.noteFailure('x', '192.0.2.1');
  expect(limits.secondsToTry('x', '192.0.2.1')).toBe(60);
  clock.ms -= 120_000;
  expect(limits.secondsToTry('x', '192.0.2.1')).toBe(0);
});
