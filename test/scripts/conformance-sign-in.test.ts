/** The conformance command at a backend at which one signs in: ours passes, broken ones do not, and one without it passes too. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkConformance } from '../../scripts/conformance/check-conformance.ts';
import { type Backend, createBackend } from '../../server/create-backend.ts';
import { testCompany, tokens } from '../server/engine.ts';
import { openMemoryDatabase } from '../support/database-template.ts';
import { startOidcProvider, type TestProvider } from '../support/oidc-provider.ts';

let provider: TestProvider;
let backend: Backend;
beforeAll(async () => {
  provider = await startOidcProvider({ redirectUris: ['https://example.chromiumapp.org/'] });
  const database = await openMemoryDatabase();
  backend = await createBackend({ database, sample: testCompany(20), signIn: provider.signIn });
});
afterAll(async () => {
  await backend.database.close();
  await provider.close();
});

/** Problems of R19. @param damage - what becomes of the answers of an address */
async function judge(damage: Readonly<Record<string, (answer: Response) => Response | Promise<Response>>> = {}) {
  const [verdict] = await checkConformance({
    url: 'http://backend.example',
    token: tokens.china,
    mayWrite: false,
    only: ['R19'],
    fetchImpl: async (input, init) => {
      const request = new Request(input, init);
      const answer = await backend.app.fetch(request);
      return damage[new URL(request.url).pathname]?.(answer) ?? answer;
    },
  });
  return verdict?.problems;
}

test('ours holds it', async () => expect(await judge()).toEqual([]));

test.each([404, 401])('a backend that answers %d has tokens only', async (status) => {
  expect(await judge({ '/v1/sign-in': () => new Response('', { status }) })).toEqual([]);
});

test.each<[string, Parameters<typeof judge>[0], RegExp]>([
  ['offers something unknown', { '/v1/sign-in': () => Response.json({ kind: 'magic' }) }, /does not fit/],
  [
    'gives tokens to everybody',
    {
      '/v1/sign-in/token': () =>
        Response.json(
          { status: 200, body: { access_token: 'a', token_type: 'bearer' } },
          { headers: { 'cache-control': 'no-store' } },
        ),
    },
    /not refused/,
  ],
  ['lets caches keep tokens', { '/v1/sign-in/token': async (answer) => Response.json(await answer.json()) }, /caches/],
])('one that %s fails', async (_what, damage, problem) => {
  expect((await judge(damage))?.join(' ')).toMatch(problem);
});
