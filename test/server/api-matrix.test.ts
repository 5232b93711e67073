/** Every route there is × every way to misuse it: no 5xx, every refusal in the agreed form, no byte of another team, nothing changed. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiErrorSchema } from '../../lib/model/export.ts';
import { createApp } from '../../server/app.ts';
import { revokeToken } from '../../server/tokens.ts';
import { openMemoryDatabase } from '../support/database-template.ts';
import { aTouchpoint, openBackend, startPglite, type TestBackend, tokens } from './engine.ts';

let backend: TestBackend;
/** Texts that only somebody of the other team may read. */
let foreignTexts: string[];
let before: string;

/** Asked of the application itself, so that a new route is in the matrix from its first day. */
const routes = await (async () => {
  const database = await openMemoryDatabase();
  const found = createApp(database).routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'));
  await database.close();
  return [...new Map(found.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
})();

async function state(): Promise<string> {
  const { rowCount, rowsHash, version, tierList, playbook } = await backend.manifest(tokens.manager);
  return JSON.stringify({ rowCount, rowsHash, version, list: tierList.version, playbook: playbook.version });
}

beforeAll(async () => {
  backend = await openBackend(await startPglite());
  foreignTexts = backend.company.customers
    .filter(({ teamId }) => teamId === 't-china')
    .flatMap(({ id, legalName }) => [`"${id}"`, legalName]);
  before = await state();
});
// Tests come in any order: what none of them may do is judged when all are done.
afterAll(async () => {
  const after = await state();
  await backend.close();
  expect(after, 'the attacks have changed something').toBe(before);
});

/** What is told without a token, and how; this backend knows tokens only. */
const open: Readonly<Record<string, number>> = {
  '/v1/health': 200,
  '/v1/sign-in': 200,
  '/v1/sign-in/token': 404,
  '/v1/sign-in/revoke': 404,
};
const isPost = (method: string): boolean => method === 'POST';

async function judge(answer: Response, what: string): Promise<number> {
  const text = await answer.text();
  expect(answer.status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500);
  if (answer.status >= 400)
    expect(apiErrorSchema.safeParse(JSON.parse(text)).success, `${what}: ${text.slice(0, 200)}`).toBe(true);
  return answer.status;
}

async function judgeForeign(answer: Response, what: string): Promise<void> {
  const text = await answer.clone().text();
  expect(
    foreignTexts.filter((foreign) => text.includes(foreign)),
    what,
  ).toEqual([]);
  await judge(answer, what);
}

function concrete(path: string): string {
  return path.replace(/:[a-zA-Z]+/g, '0'.repeat(64));
}

test('the matrix has rows', () => {
  expect(routes.length).toBeGreaterThan(12);
  expect(routes.map(({ path }) => path)).toContain('/v1/touchpoints');
});

describe.each(routes)('$method $path', ({ method, path }) => {
  const address = concrete(path);
  const ask = (token: string | undefined, init: RequestInit = {}, query = '') =>
    backend.request(token, `${address}${query}`, { method, ...init });
  const body = isPost(method) ? { body: '{}' } : {};

  test('without a right token nothing is told', async () => {
    const wrong = [undefined, 'unknown', 'x'.repeat(5000), "' or 1=1 --", tokens.both.toUpperCase()];
    for (const token of wrong) {
      const status = await judge(await ask(token, body), `token ${token?.slice(0, 20)}`);
      expect(status).toBe(open[path] ?? 401);
    }
    for (const header of ['Basic abc', 'Bearer', `Bearer ${tokens.both} extra`, 'Bearer \u00e4'])
      expect(
        await judge(await backend.request(undefined, address, { method, ...body, headers: { authorization: header } }), header),
      ).toBe(open[path] ?? 401);
  });

  test('a rep of another team, and a manager of one, read nothing of the other', async () => {
    const { epoch } = await backend.manifest(tokens.world);
    const queries = ['', `?epoch=${epoch}&since=0`, '?team=t-china', '?staffId=s-chenchen'];
    for (const token of [tokens.world, tokens.worldManager])
      for (const query of queries) await judgeForeign(await ask(token, body, query), `${token} ${query}`);
  });

  test('questions that make no sense are refused', async () => {
    const queries = [
      '?epoch=x',
      '?since=-1',
      '?since=1e9',
      '?epoch=%00&since=0',
      '?__proto__=1',
      `?epoch=${'x'.repeat(9000)}&since=0`,
      '?since[]=1',
      '?%ff',
    ];
    for (const query of queries) await judge(await ask(tokens.manager, body, query), query);
    for (const tag of ['"', 'W/"x"', '*', '"999999999999999999999"', '\u00ff'])
      await judge(await ask(tokens.manager, { ...body, headers: { 'if-match': tag, 'if-none-match': tag } }), `tag ${tag}`);
  });

  if (isPost(method)) {
    test('bodies of every wrong kind are refused', async () => {
      const foreign = backend.company.customers.find(({ teamId }) => teamId === 't-china')?.id ?? '';
      const bodies: readonly string[] = [
        '',
        'null',
        '[]',
        '1',
        '"text"',
        'not json',
        '{"a":',
        '\u0000',
        '{"__proto__":{"role":"manager"}}',
        '{"touchpoints":{"length":1}}',
        `{"touchpoints":[${JSON.stringify(aTouchpoint({ note: '\u0000' }))},{}]}`,
        `{"touchpoints":[{"id":"${foreign}"}],"decisions":[null],"entries":[{"customerId":7}],"note":[]}`,
        JSON.stringify({ note: 'x', entries: [{ customerId: foreign, tier: 'MVC' }], extra: 1 }),
        JSON.stringify({ toVersion: -1 }),
        JSON.stringify({ toVersion: 1e300 }),
        '['.repeat(20_000),
      ];
      for (const text of bodies)
        for (const token of [tokens.world, tokens.worldManager])
          await judgeForeign(await ask(token, { body: text, headers: { 'if-match': '"1"' } }), text.slice(0, 60));
    });

    test('any JSON whatsoever is answered without a 5xx', () =>
      fc.assert(
        fc.asyncProperty(fc.json(), fc.constantFrom(tokens.world, tokens.worldManager), async (text, token) => {
          await judgeForeign(await ask(token, { body: text, headers: { 'if-match': '"0"' } }), text.slice(0, 80));
        }),
        { numRuns: 40 },
      ));

    test('10 MB are refused, unless a list may be so long', async () => {
      const status = await judge(
        await ask(tokens.manager, { body: `{"x":"${'x'.repeat(10_000_000)}"}`, headers: { 'if-match': '"1"' } }),
        '10 MB',
      );
      expect([413, 422]).toContain(status);
      if (path !== '/v1/tier-list') expect(status).toBe(413);
    });
  }
});

test('a customer of another team takes no touchpoint, no decision and no tier', async () => {
  const foreign = backend.company.customers.find(({ teamId }) => teamId === 't-china')?.id ?? '';
  const touchpoint = await backend.post(tokens.world, '/v1/touchpoints', { touchpoints: [aTouchpoint({ customerId: foreign })] });
  expect(await touchpoint.json()).toMatchObject({ results: [{ outcome: 'refused', reason: 'unknown-customer' }] });
  const list = await backend.post(
    tokens.worldManager,
    '/v1/tier-list',
    { note: 'x', entries: [{ customerId: foreign, tier: 'BZ' }] },
    { 'if-match': '"1"' },
  );
  expect(list.status).toBe(422);
  expect(await list.text()).not.toContain('t-china');
});

test('a revoked token opens nothing any more', async () => {
  await revokeToken(backend.database, tokens.secondManager);
  for (const { method, path } of routes) {
    if (open[path] !== undefined) continue;
    const answer = await backend.request(tokens.secondManager, concrete(path), {
      method,
      ...(isPost(method) ? { body: '{}' } : {}),
    });
    expect([401, 403]).toContain(await judge(answer, `${method} ${path}`));
  }
});
