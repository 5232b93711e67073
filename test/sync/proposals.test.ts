/** Lessons that a rep shares -> proposals, each sent once, with nothing in them but the name that was taught. */
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { dropLesson, dropWaitingProposals, loadLessons, saveLesson } from '../../lib/cache/lessons.ts';
import { aliasProposalBatchSchema } from '../../lib/model/alias-proposal.ts';
import { pushProposals } from '../../lib/sync/push-proposals.ts';

const taughtAt = '2026-11-20T09:00:00Z';
const sentAt = '2026-11-20T09:05:00Z';
const connection = { baseUrl: 'https://backend.example', token: 't' };

/** A backend that stores everything but proposals about `c-gone`, and remembers what it got. */
function aBackend(status = 200) {
  const got: unknown[] = [];
  const fetchImpl = (async (_url: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as unknown;
    got.push(body);
    const { proposals } = aliasProposalBatchSchema.parse(body);
    const idsOf = (isGone: boolean) =>
      proposals.filter(({ customerId }) => (customerId === 'c-gone') === isGone).map(({ id }) => id);
    return new Response(JSON.stringify({ stored: idsOf(false), refused: idsOf(true) }), { status });
  }) as typeof fetch;
  return { got, fetchImpl };
}

describe('shared lessons', () => {
  let database: ShukeDatabase;
  let count = 0;
  beforeEach(() => {
    database = openDatabase(`proposals-${++count}`);
  });
  const push = (fetchImpl: typeof fetch) => pushProposals(database, connection, sentAt, fetchImpl);

  test('are sent once, as name, customer and kind, and are marked as sent', async () => {
    await saveLesson(database, 'delta', { kind: 'rejection', surface: 'Delta', customerIds: ['c-1', 'c-2'] }, taughtAt, true);
    await saveLesson(database, 'a@b.example', { kind: 'link', surface: 'a@b.example', customerId: 'c-3' }, taughtAt, true);
    const { got, fetchImpl } = aBackend();
    expect(await push(fetchImpl)).toEqual({ ok: true, value: 3 });
    expect(await push(fetchImpl)).toEqual({ ok: true, value: 0 });
    expect(got).toHaveLength(1);
    const { proposals } = aliasProposalBatchSchema.parse(got[0]);
    expect(proposals.map(({ id: _id, ...rest }) => rest).sort((a, b) => (a.customerId < b.customerId ? -1 : 1))).toEqual([
      { customerId: 'c-1', kind: 'is-not', surface: 'Delta' },
      { customerId: 'c-2', kind: 'is-not', surface: 'Delta' },
      { customerId: 'c-3', kind: 'is', surface: 'a@b.example' },
    ]);
    expect((await loadLessons(database)).map(({ proposedAt, waiting }) => [proposedAt, waiting])).toEqual([
      [sentAt, undefined],
      [sentAt, undefined],
    ]);
  });

  test('stay here when the rep did not agree, when they say only whom to block, and without a backend', async () => {
    await saveLesson(database, 'delta', { kind: 'choice', surface: 'Delta', customerId: 'c-1' }, taughtAt);
    await saveLesson(database, 'x@y.example', { kind: 'block', surface: 'x@y.example' }, taughtAt, true);
    const { got, fetchImpl } = aBackend();
    await push(fetchImpl);
    await saveLesson(database, 'delta', { kind: 'choice', surface: 'Delta', customerId: 'c-1' }, taughtAt, true);
    await pushProposals(database, { ...connection, token: '' }, sentAt, fetchImpl);
    expect(got).toEqual([]);
  });

  test('that are taken back, or no longer shared, are not sent', async () => {
    await saveLesson(database, 'delta', { kind: 'choice', surface: 'Delta', customerId: 'c-1' }, taughtAt, true);
    await saveLesson(database, 'orion', { kind: 'choice', surface: 'Orion', customerId: 'c-1' }, taughtAt, true);
    await dropLesson(database, 'delta');
    await dropWaitingProposals(database);
    const { got, fetchImpl } = aBackend();
    await push(fetchImpl);
    expect(got).toEqual([]);
  });

  test('wait for the next sync when the backend is away, and are settled when it will never take them', async () => {
    await saveLesson(database, 'delta', { kind: 'choice', surface: 'Delta', customerId: 'c-gone' }, taughtAt, true);
    expect((await push(aBackend(503).fetchImpl)).ok).toBe(false);
    const { got, fetchImpl } = aBackend();
    expect(await push(fetchImpl)).toEqual({ ok: true, value: 1 });
    await push(fetchImpl);
    expect(got).toHaveLength(1);
  });
});
