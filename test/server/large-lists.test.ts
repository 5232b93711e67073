/** Lists of any length: what they take of memory does not grow with the number of managers, and nobody waits for a slow one but another large one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiErrorSchema } from '../../lib/model/export.ts';
import { tierListSchema } from '../../lib/model/tier-list.ts';
import { largeCompany, openBackend, startPglite, type TestBackend, tokens } from './engine.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openBackend(await startPglite(), largeCompany(3000));
});
afterAll(() => backend.close());

const list = (entries: readonly object[]): string => JSON.stringify({ note: 'Q4', entries });

/** A body of unknown length that is sent when the test says so. */
function slowBody(text: string) {
  const released = Promise.withResolvers<void>();
  const askedFor = Promise.withResolvers<void>();
  const state = { isAskedFor: false };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        state.isAskedFor = true;
        askedFor.resolve();
        await released.promise;
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state, askedFor: askedFor.promise, release: released.resolve };
}

const publish = (body: BodyInit, base: number, headers: Record<string, string> = {}) =>
  backend.request(tokens.manager, '/v1/tier-list', {
    method: 'POST',
    body,
    headers: { 'if-match': `"${base}"`, ...headers },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });

test('of two large bodies the second is not read before the first has been answered; a small one is', async () => {
  const [first, second] = [slowBody(list([])), slowBody(list([]))];
  const answers = [publish(first.body, 1), publish(second.body, 1)];
  const small = list([{ customerId: 'c-0001', tier: 'SUPER' }]);
  const refused = await publish(small, 1, { 'content-length': String(small.length) });
  expect(apiErrorSchema.parse(await refused.json()).error).toMatchObject({ kind: 'invalid', row: 0, field: 'entries.0.tier' });
  await first.askedFor;
  expect(second.state.isAskedFor).toBe(false);
  first.release();
  expect((await answers[0])?.status).toBe(422);
  second.release();
  expect((await answers[1])?.status).toBe(422);
});

test('a body that says that it is too large is refused while another is being read', async () => {
  const slow = slowBody(list([]));
  const answer = publish(slow.body, 1);
  const refused = await publish('{}', 1, { 'content-length': '128000001' });
  expect([refused.status, apiErrorSchema.parse(await refused.json()).error.sentence]).toEqual([
    413,
    'The body is larger than 128000000 bytes.',
  ]);
  slow.release();
  expect((await answer).status).toBe(422);
});

test('a list of more than a million entries is refused with what to do, and nothing of it is in force', async () => {
  const entry = '{"customerId":"x-1","tier":"BZ"}';
  const refused = await publish(`{"note":"Q4","entries":[${`${entry},`.repeat(1_000_000)}${entry}]}`, 1);
  expect([refused.status, apiErrorSchema.parse(await refused.json()).error]).toEqual([
    422,
    {
      kind: 'invalid',
      sentence: 'A list names 1000000 customers at most; publish the rest as a second list.',
      field: 'entries',
      row: 1_000_000,
    },
  ]);
});

test('the list in force is told whole, in slices, and comes back by a rollback in slices', async () => {
  const own = await openBackend(await startPglite(), largeCompany(1500));
  const read = async () => tierListSchema.parse(await (await own.request(tokens.manager, '/v1/tier-list')).json());
  const before = await read();
  expect(before.entries.map(({ customerId }) => customerId)).toEqual(own.company.customers.map(({ id }) => id).sort());
  const entries = before.entries.map(({ customerId }) => ({ customerId, tier: 'BZ' as const, reason: '理由' }));
  expect((await own.post(tokens.manager, '/v1/tier-list', { note: 'all', entries }, { 'if-match': '"1"' })).status).toBe(201);
  expect((await read()).entries.every(({ tier, reason }) => tier === 'BZ' && reason === '理由')).toBe(true);
  const back = await own.post(tokens.manager, '/v1/tier-list/rollback', { toVersion: 1 }, { 'if-match': '"2"' });
  expect(back.status).toBe(201);
  const tiers = (list: typeof before) => list.entries.map(({ customerId, tier }) => [customerId, tier]);
  expect(tiers(await read())).toEqual(tiers(before));
  await own.close();
});

test.each([
  ['no list', '{"note":"Q4"}', 'entries'],
  ['an empty list', '{"note":"Q4","entries":[]}', 'entries'],
  ['no note', '{"entries":[{"customerId":"x-1","tier":"BZ"}]}', 'note'],
  ['a field more', '{"note":"Q4","entries":[{"customerId":"x-1","tier":"BZ"}],"secret":[1]}', 'secret'],
  ['a text for a list', '{"note":"Q4","entries":"x"}', 'entries'],
  ['no object', '[1]', undefined],
])('%s is refused with its place', async (_what, body, field) => {
  const refused = await publish(body, 1);
  expect(refused.status).toBe(422);
  expect(apiErrorSchema.parse(await refused.json()).error.field).toBe(field);
});

test('a list whose name is written with escapes is a list too', async () => {
  const refused = await publish('{"note":"Q4","\\u0065ntries":[{"customerId":"x-9999","tier":"SUPER"}]}', 1);
  expect(apiErrorSchema.parse(await refused.json()).error).toMatchObject({ kind: 'invalid', row: 0, field: 'entries.0.tier' });
});

test('the first wrong row of a long list is named, and versions have no gap over many chunks', async () => {
  const entries = Array.from({ length: 2900 }, (_, i) => ({ customerId: `x-${i}`, tier: i % 3 === 0 ? 'BZ' : 'MVC' }));
  const wrong = await publish(list([...entries, { customerId: 'x-9999', tier: 'BZ' }, { customerId: 'x-9998', tier: 'BZ' }]), 1);
  expect(apiErrorSchema.parse(await wrong.json()).error).toEqual({
    kind: 'invalid',
    row: 2900,
    sentence: 'You have no customer with the id x-9999.',
  });
  const doubled = await publish(list([...entries, { customerId: 'x-5', tier: 'BZ' }]), 1);
  expect(apiErrorSchema.parse(await doubled.json()).error).toMatchObject({
    row: 2900,
    sentence: 'Customer x-5 is named twice, first in row 5.',
  });
  const before = await backend.manifest(tokens.manager);
  expect((await publish(list(entries), 1)).status).toBe(201);
  const { changes, head } = await backend.changes(tokens.manager, before.epoch, before.version);
  const versions = changes.map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, i) => before.version + 1 + i));
  expect(head.version).toBe(before.version + changes.length);
  expect(changes.length).toBeGreaterThan(2000);
});
