/** Every route × whoever may not, and whatever does not fit. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiErrorSchema } from '../../../lib/model/export.ts';
import { aTouchpoint, openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly isForManagers?: true;
  /** A body that is accepted; the cases below spoil it. */
  readonly body?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

const zero = '0'.repeat(64);
const ifMatch = { 'if-match': '"1"' };
const playbook = {
  rules: {},
  cadenceDays: Object.fromEntries(
    ['MVC', 'MGC', 'STANDARD', 'BZ'].map((tier) => [
      tier,
      { basic: null, reactive: 90, accountable: 60, proactive: 30, partnership: 14 },
    ]),
  ),
  thresholds: {},
  frequencyCapPer30Days: 6,
};

const routes: readonly Route[] = [
  { method: 'GET', path: '/v1/manifest' },
  { method: 'GET', path: `/v1/shards/${zero}` },
  { method: 'GET', path: '/v1/changes?epoch=x&since=0' },
  { method: 'POST', path: '/v1/touchpoints', body: { touchpoints: [aTouchpoint()] } },
  { method: 'GET', path: '/v1/tier-list' },
  { method: 'GET', path: '/v1/tier-list/history' },
  {
    method: 'POST',
    path: '/v1/tier-list',
    isForManagers: true,
    headers: ifMatch,
    body: { note: 'n', entries: [{ customerId: 'c-0001', tier: 'MVC' }] },
  },
  { method: 'POST', path: '/v1/tier-list/rollback', isForManagers: true, headers: ifMatch, body: { toVersion: 1 } },
  { method: 'GET', path: '/v1/playbook' },
  { method: 'POST', path: '/v1/playbook', isForManagers: true, headers: ifMatch, body: playbook },
  {
    method: 'POST',
    path: '/v1/customer-proposals',
    body: { id: '00000000-0000-4000-8000-000000000077', name: 'Velde', address: 'nora@velde.example' },
  },
  { method: 'GET', path: '/v1/customer-proposals', isForManagers: true },
  {
    method: 'POST',
    path: '/v1/customer-proposals/decision',
    isForManagers: true,
    body: { id: '00000000-0000-4000-8000-000000000077', decision: 'dismiss' },
  },
];
const posts = routes.filter((route) => route.method === 'POST');

/** The answer is an error of the contract, of this status. */
async function expectRefusal(answer: Response, status: number, kind: string): Promise<void> {
  const error = apiErrorSchema.parse(await answer.json());
  expect({ status: answer.status, kind: error.error.kind }).toEqual({ status, kind });
}

export function describeRoutes(getEngine: GetEngine): void {
  describe('routes', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const send = (token: string | undefined, { method, path, headers }: Route, body?: string) =>
      backend.request(token, path, { method, ...(body !== undefined && { body }), ...(headers && { headers }) });
    const version = async () => (await backend.manifest(tokens.manager)).version;

    for (const route of routes) {
      const name = `${route.method} ${route.path.replace(zero, ':hash')}`;
      const body = route.body && JSON.stringify(route.body);

      test(`${name} without a token is 401`, async () => {
        const answer = await send(undefined, route, body);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        await expectRefusal(answer, 401, 'unauthenticated');
      });

      test(`${name} with an unknown, a spoilt or an endless token is 401`, async () => {
        for (const token of ['nobody', `${tokens.manager} `.repeat(2), 'x'.repeat(10_000), '""', "' or true --"])
          await expectRefusal(await send(token, route, body), 401, 'unauthenticated');
      });

      if (route.isForManagers)
        test(`${name} by a rep is 403`, async () => {
          await expectRefusal(await send(tokens.both, route, body), 403, 'forbidden');
        });
    }

    for (const route of posts) {
      const good = route.body ?? {};
      const bad: Record<string, string> = {
        'no body': '',
        'no JSON': '{"touchpoints": [',
        'an HTML page': '<!doctype html><title>Log in</title>',
        'a list': '[]',
        null: 'null',
        'an unknown field': JSON.stringify({ ...good, pageText: 'secret' }),
        __proto__: `{"__proto__":{"admin":true},${JSON.stringify(good).slice(1)}`,
        'every field a number': JSON.stringify(Object.fromEntries(Object.keys(good).map((key) => [key, -1.5]))),
        'every field missing': '{}',
        'very deep': `${'['.repeat(4000)}${']'.repeat(4000)}`,
      };
      for (const [what, body] of Object.entries(bad))
        test(`POST ${route.path} with ${what} is 422 and changes nothing`, async () => {
          const before = await version();
          await expectRefusal(await send(tokens.manager, route, body), 422, 'invalid');
          expect(await version()).toBe(before);
        });
    }

    test('a field that a touchpoint does not have is named with its row', async () => {
      const body = { touchpoints: [aTouchpoint(), { ...aTouchpoint(), body: 'Dear Ms Li' }] };
      const answer = await backend.post(tokens.both, '/v1/touchpoints', body);
      const { error } = apiErrorSchema.parse(await answer.json());
      expect(error).toEqual({ kind: 'invalid', sentence: 'Unknown field body.', field: 'touchpoints.1.body', row: 1 });
    });

    test('10 MB of touchpoints are refused, with and without a length', async () => {
      const body = JSON.stringify({ touchpoints: [{ ...aTouchpoint(), note: 'x'.repeat(10_000_000) }] });
      const withLength = { 'content-length': String(body.length) };
      await expectRefusal(await backend.post(tokens.both, '/v1/touchpoints', body, withLength), 413, 'too-large');
      await expectRefusal(
        await backend.post(tokens.both, '/v1/touchpoints', body, { 'transfer-encoding': 'chunked' }),
        413,
        'too-large',
      );
    });

    test('a change without If-Match, or with one that names no version, is refused', async () => {
      for (const route of posts.filter((one) => one.headers))
        for (const header of [undefined, '1', '*', 'W/"1"', '"one"', '"1", "2"', `"${'9'.repeat(30)}"`]) {
          const headers = header === undefined ? {} : { 'if-match': header };
          await expectRefusal(await backend.post(tokens.manager, route.path, route.body, headers), 422, 'invalid');
        }
    });

    test('a cursor that is no number, or an unknown parameter, is refused', async () => {
      for (const query of [
        '',
        '?epoch=x',
        '?epoch=x&since=-1',
        '?epoch=x&since=1.5',
        '?epoch=x&since=1e3',
        '?since=1',
        '?epoch=x&since=0&team=t-china',
        '?epoch=%00&since=0',
      ])
        await expectRefusal(await backend.request(tokens.both, `/v1/changes${query}`), 422, 'invalid');
    });

    test('other addresses are 404, whoever asks', async () => {
      await expectRefusal(await backend.request(tokens.both, '/v2/manifest'), 404, 'not-found');
      await expectRefusal(await backend.request(tokens.both, '/v1/nothing'), 404, 'not-found');
      await expectRefusal(await backend.request(tokens.both, '/v1/shards/..%2f..%2fetc%2fpasswd'), 404, 'not-found');
    });

    test('random JSON is never answered with a 5xx and never changes a row', async () => {
      const before = await version();
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...posts), fc.json(), async (route, body) => {
          const answer = await send(tokens.manager, route, body);
          expect(answer.status).toBe(422);
          apiErrorSchema.parse(await answer.json());
        }),
        { numRuns: 60 },
      );
      expect(await version()).toBe(before);
    });

    test('strings of every kind are stored or refused, never a 5xx', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 60 });
      const nasty = fc.constantFrom(
        '\u0000',
        'a\u0000b',
        '\ud800',
        '\u202eabc',
        "'; drop table customer; --",
        '👩‍👩‍👧',
        '<b>x</b>',
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(text, nasty), fc.oneof(text, nasty), async (note, subject) => {
          const touchpoint = aTouchpoint({ note, subject, competitor: note.slice(0, 20) });
          const answer = await backend.post(tokens.both, '/v1/touchpoints', { touchpoints: [touchpoint] });
          expect(answer.status).toBe(200);
        }),
        { numRuns: 40 },
      );
    });

    test('the health of the backend needs no token and tells no secret', async () => {
      const answer = await backend.request(undefined, '/v1/health');
      expect(await answer.json()).toEqual({ status: 'ok', formatVersion: 1 });
    });

    test('pages of extensions may read answers, web sites may not', async () => {
      const allowedFor = async (origin: string) => {
        const answer = await backend.app.request('/v1/manifest', {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'authorization,if-none-match',
          },
        });
        return answer.headers.get('access-control-allow-origin');
      };
      expect(await allowedFor('chrome-extension://abcdefghijklmnop')).toBe('chrome-extension://abcdefghijklmnop');
      expect(await allowedFor('moz-extension://0b5b3d4e-2f4d-4cf4-8f1e-1b1b1b1b1b1b')).toMatch(/^moz-extension:/);
      for (const origin of [
        'https://evil.example',
        'null',
        'https://chrome-extension.example',
        'chrome-extension://x.evil.example',
      ])
        expect(await allowedFor(origin)).toBeNull();
      const answer = await backend.request(tokens.both, '/v1/playbook', { headers: { origin: 'chrome-extension://abc' } });
      expect(answer.headers.get('access-control-expose-headers')?.split(',')).toEqual(['ETag', 'Retry-After']);
    });
  });
}
