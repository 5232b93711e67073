/** What the panel shows follows the cache: a touchpoint that was just logged stands on the card before anything is sent. */
import { effect } from '@preact/signals';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CustomerFacts, readCustomerFacts } from '../../lib/cache/customer-facts.ts';
import { findCustomerRows } from '../../lib/cache/customers.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { createLiveSignal, type Live } from '../../lib/platform/live-signal.ts';
import { aTouchpoint, type Client, createWorld, repToken, type World } from '../support/sync-world.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
let world: World;
let client: Client;

beforeAll(async () => {
  world = await createWorld(nowMs);
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
});
afterAll(() => world.close());

/** Resolves with the first value that is wanted; the test's own time limit ends a wait in vain. */
function nextValue<T>(live: { readonly value: Live<T> }, isWanted: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const dispose = effect(() => {
      const current = live.value;
      if (current.state !== 'loaded' || !isWanted(current.value)) return;
      resolve(current.value);
      queueMicrotask(() => dispose());
    });
  });
}

test('a logged touchpoint appears on the card that is open', async () => {
  const stop = new AbortController();
  const facts = createLiveSignal(
    () => 'c-0001',
    (id) => readCustomerFacts(client.database, id),
    stop.signal,
  );
  await nextValue<CustomerFacts | undefined>(facts, (value) => value !== undefined);
  const touchpoint = aTouchpoint('c-0001', nowMs);
  await saveTouchpoint(client.database, touchpoint, nowMs + 10_000);
  const after = await nextValue<CustomerFacts | undefined>(facts, (value) => (value?.local.length ?? 0) > 0);
  expect(after?.local.map((entry) => entry.id)).toEqual([touchpoint.id]);
  stop.abort();
});

test('a customer that changes is followed, also when others were read before it', async () => {
  const stop = new AbortController();
  const ids = ['c-0001', 'c-0002', 'c-0003'];
  const rows = createLiveSignal(
    () => ids,
    (wanted) => findCustomerRows(client.database, wanted),
    stop.signal,
  );
  const before = await nextValue(rows, (value) => value.size > 2);
  const row = before.get('c-0003');
  if (!row) throw new Error('the sample has this customer');
  const [generation] = await client.database.generations.toCollection().primaryKeys();
  const changed = { ...row, revision: row.revision + 1 };
  await client.database.changed.put({ generation: generation ?? -1, customerId: 'c-0003', row: changed });
  const after = await nextValue(rows, (value) => value.get('c-0003')?.revision === changed.revision);
  expect(after.get('c-0001')).toEqual(before.get('c-0001'));
  stop.abort();
});
