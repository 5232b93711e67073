/** Sync against the real server code: what arrives, what is sent, and what survives a broken network. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findCurrentGeneration, findCustomerRow, readAllRows } from '../../lib/cache/customers.ts';
import { findStoredShards } from '../../lib/cache/generations.ts';
import { loadState } from '../../lib/cache/state.ts';
import { saveTouchpoint, undoTouchpoint } from '../../lib/cache/touchpoints.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import { aTouchpoint, type Client, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
let world: World;

beforeAll(async () => {
  world = await createWorld(startMs);
});
afterAll(() => world.close());
beforeEach(() => {
  world.fault = undefined;
  world.requests.length = 0;
});

async function rowsOf(client: Client): Promise<ShardRow[]> {
  const rows: ShardRow[] = [];
  for await (const chunk of readAllRows(client.database)) rows.push(...chunk);
  return rows;
}

async function syncedClient(token = repToken): Promise<Client> {
  const client = world.openClient(token);
  const outcome = await client.sync({ isAsked: true });
  expect(outcome).toMatchObject({ kind: 'done', result: { ok: true } });
  return client;
}

async function aCustomer(client: Client): Promise<ShardRow> {
  const generation = await findCurrentGeneration(client.database);
  const own = (await rowsOf(client)).find((row) => row.customer.ownerId === generation?.head.viewer.id);
  if (!own) throw new Error('the sample rep owns nobody');
  return own;
}

async function storedTouchpoints(customerId: string): Promise<string[]> {
  const manager = await syncedClient(managerToken);
  return ((await findCustomerRow(manager.database, customerId))?.touchpoints ?? []).map((touchpoint) => touchpoint.id);
}

describe('the first sync', () => {
  test('brings every row that the manifest announces, each found by its id', async () => {
    const client = await syncedClient();
    const rows = await rowsOf(client);
    const generation = await findCurrentGeneration(client.database);
    expect(rows).toHaveLength(generation?.head.rowCount ?? -1);
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) expect(await findCustomerRow(client.database, row.customer.id)).toEqual(row);
    expect(await findCustomerRow(client.database, 'nobody')).toBeUndefined();
  });

  test('goes on where it was interrupted: no shard is fetched twice', async () => {
    const client = world.openClient(managerToken);
    let shards = 0;
    world.fault = async (request, pass) => {
      if (request.url.includes('/shards/') && ++shards > 1) throw new TypeError('the network is gone');
      return pass();
    };
    expect(await client.sync()).toMatchObject({ kind: 'done', result: { ok: false, failure: { kind: 'offline' } } });
    expect(shards).toBeGreaterThan(1);
    expect(await findCurrentGeneration(client.database)).toBeUndefined();
    const stored = (await findStoredShards(client.database, (await loadState(client.database, 'nextGeneration')) ?? 0)).size;
    expect(stored).toBeGreaterThan(0);
    world.fault = undefined;
    world.requests.length = 0;
    await client.sync({ isAsked: true });
    const generation = await findCurrentGeneration(client.database);
    const fetched = world.requests.filter((request) => request.url.includes('/shards/')).length;
    expect(fetched).toBe((generation?.shards.length ?? 0) - stored);
    expect(await rowsOf(client)).toHaveLength(generation?.head.rowCount ?? -1);
  });

  test('goes on with the changes at once when the snapshot is older than the feed', async () => {
    const manifest = await world.request(repToken, '/v1/manifest');
    const old = await manifest.clone().text();
    const { customer } = await aCustomer(await syncedClient());
    const other = await syncedClient(managerToken);
    await saveTouchpoint(other.database, aTouchpoint(customer.id, world.nowMs), world.nowMs);
    await other.sync({ isAsked: true });
    let served = 0;
    world.fault = async (request, pass) => {
      if (!request.url.endsWith('/v1/manifest')) return pass();
      served++;
      return new Response(old, { headers: { 'content-type': 'application/json' } });
    };
    const client = await syncedClient();
    expect(served).toBe(1);
    const rows = await findCustomerRow(client.database, customer.id);
    expect(rows).toEqual(await findCustomerRow(other.database, customer.id));
  });

  test('refuses a shard with one flipped bit and shows nothing of it', async () => {
    const client = world.openClient(repToken);
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (!request.url.includes('/shards/')) return answer;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      return new Response(bytes, answer);
    };
    const outcome = await client.sync();
    expect(outcome).toMatchObject({ kind: 'done', result: { ok: false, failure: { kind: 'bad-data' } } });
    expect(await findCurrentGeneration(client.database)).toBeUndefined();
  });

  test('refuses a shard that is well-formed and says something else than the manifest', async () => {
    const client = world.openClient(repToken);
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (!request.url.includes('/shards/')) return answer;
      const plain = gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString();
      return new Response(gzipSync(plain.replaceAll('"tier":"BZ"', '"tier":"MVC"')), answer);
    };
    expect(await client.sync()).toMatchObject({ kind: 'done', result: { ok: false, failure: { kind: 'bad-data' } } });
    expect(await findCurrentGeneration(client.database)).toBeUndefined();
  });

  test('refuses a shard of the length that the manifest names, with good rows, and another hash', async () => {
    const client = world.openClient(repToken);
    const tampered = new Map<string, Uint8Array<ArrayBuffer>>();
    world.fault = async (request, pass) => {
      const hash = /shards\/(\w+)/.exec(request.url)?.[1];
      if (hash !== undefined) return new Response(tampered.get(hash), await pass());
      const answer = await pass();
      if (!request.url.endsWith('/v1/manifest')) return answer;
      const manifest = (await answer.json()) as { shards: { hash: string; bytes: number }[] };
      for (const shard of manifest.shards) {
        const stored = await world.request(repToken, `/v1/shards/${shard.hash}`);
        const plain = gunzipSync(new Uint8Array(await stored.arrayBuffer())).toString();
        const bytes = new Uint8Array(gzipSync(plain.replaceAll('"tier":"BZ"', '"tier":"MVC"')));
        tampered.set(shard.hash, bytes);
        shard.bytes = bytes.length;
      }
      return Response.json(manifest);
    };
    expect(await client.sync()).toMatchObject({ result: { ok: false, failure: { kind: 'bad-data' } } });
    expect(await findCurrentGeneration(client.database)).toBeUndefined();
  });

  test('refuses shards that are whole and do not add up to what the manifest says', async () => {
    const client = world.openClient(repToken);
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (!request.url.endsWith('/v1/manifest')) return answer;
      const manifest = (await answer.json()) as { rowsHash: string };
      return Response.json({ ...manifest, rowsHash: '0123456789abcdef' });
    };
    expect(await client.sync()).toMatchObject({ result: { ok: false, failure: { kind: 'bad-data', place: 'manifest' } } });
    expect(await findCurrentGeneration(client.database)).toBeUndefined();
  });

  test('refuses a login page that answers 200', async () => {
    const client = world.openClient(repToken);
    world.fault = async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } });
    expect(await client.sync()).toMatchObject({
      kind: 'done',
      result: { ok: false, failure: { kind: 'bad-data', place: 'manifest' } },
    });
  });
});

describe('changes', () => {
  test('when nothing changed a poll is one request without a body', async () => {
    const client = await syncedClient();
    await client.sync({ isAsked: true });
    world.requests.length = 0;
    const bodies: number[] = [];
    world.fault = async (_request, pass) => {
      const answer = await pass();
      bodies.push((await answer.clone().arrayBuffer()).byteLength);
      return answer;
    };
    const outcome = await client.sync({ isAsked: true });
    expect(outcome).toMatchObject({ kind: 'done', result: { ok: true, value: { kind: 'unchanged' } } });
    expect(world.requests.map((request) => new URL(request.url).pathname)).toEqual(['/v1/changes']);
    expect(bodies).toEqual([0]);
  });

  test('a published list reaches the card, and says who of mine moved', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const to = customer.tier === 'MVC' ? 'MGC' : 'MVC';
    const current = await world.request(managerToken, '/v1/tier-list');
    const { head } = (await current.json()) as { head: { version: number } };
    const published = await world.request(managerToken, '/v1/tier-list', {
      method: 'POST',
      headers: { 'if-match': `"${head.version}"`, 'content-type': 'application/json' },
      body: JSON.stringify({ note: 'fourth quarter', entries: [{ customerId: customer.id, tier: to, reason: 'grows' }] }),
    });
    expect(published.status).toBe(201);
    expect(await client.sync({ isAsked: true })).toMatchObject({
      result: { ok: true, value: { kind: 'changes', customerIds: [customer.id] } },
    });
    const row = await findCustomerRow(client.database, customer.id);
    expect(row?.customer).toMatchObject({ tier: to, lastTierChange: { from: customer.tier, to, reason: 'grows' } });
    expect(await loadState(client.database, 'moved')).toMatchObject({
      listVersion: head.version + 1,
      note: 'fourth quarter',
      moves: [{ customerId: customer.id, from: customer.tier, to }],
    });
  });

  test('a lost answer of the feed changes nothing, the next one brings it', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const other = await syncedClient(managerToken);
    await saveTouchpoint(other.database, aTouchpoint(customer.id, world.nowMs), world.nowMs);
    await other.sync({ isAsked: true });
    const before = await findCurrentGeneration(client.database);
    world.fault = async (_request, pass) => {
      await pass();
      throw new TypeError('the answer was lost');
    };
    await client.sync({ isAsked: true });
    expect(await findCurrentGeneration(client.database)).toEqual(before);
    world.fault = undefined;
    await client.sync({ isAsked: true });
    expect((await findCurrentGeneration(client.database))?.head.version).toBeGreaterThan(before?.head.version ?? 0);
  });

  test('a page whose hash is wrong is not applied: the snapshot is fetched instead', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const other = await syncedClient(managerToken);
    await saveTouchpoint(other.database, aTouchpoint(customer.id, world.nowMs), world.nowMs);
    await other.sync({ isAsked: true });
    let tampered = 0;
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (!request.url.includes('/changes')) return answer;
      tampered++;
      const page = (await answer.json()) as { changes: unknown[] };
      return Response.json({ ...page, changes: [] });
    };
    expect(await client.sync({ isAsked: true })).toMatchObject({ result: { ok: true, value: { kind: 'snapshot' } } });
    expect(tampered).toBeGreaterThan(0);
    const row = await findCustomerRow(client.database, customer.id);
    expect(row?.revision).toBeGreaterThan(1);
  });
});

describe('the outbox', () => {
  test('a touchpoint is at the backend exactly once although every answer to it was lost at first', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const touchpoint = aTouchpoint(customer.id, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs);
    let lost = 0;
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (!request.url.includes('/touchpoints')) return answer;
      lost++;
      throw new TypeError('the answer was lost');
    };
    for (let attempt = 0; attempt < 3; attempt++) await client.sync({ isAsked: true });
    expect(lost).toBe(3);
    expect(await client.database.outbox.count()).toBe(1);
    world.fault = undefined;
    await client.sync({ isAsked: true });
    expect(await client.database.outbox.count()).toBe(0);
    expect((await storedTouchpoints(customer.id)).filter((id) => id === touchpoint.id)).toHaveLength(1);
    // The row carries it now, so the local copy is gone.
    expect(await client.database.touchpoints.get(touchpoint.id)).toBeUndefined();
  });

  test('before its time is over a touchpoint is not sent, and undo leaves no trace', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const touchpoint = aTouchpoint(customer.id, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs + 10_000);
    await client.sync({ isAsked: true });
    expect(world.requests.some((request) => request.url.includes('/touchpoints'))).toBe(false);
    expect(await undoTouchpoint(client.database, touchpoint.id, world.nowMs + 9_999)).toBe(true);
    expect(await client.database.touchpoints.get(touchpoint.id)).toBeUndefined();
    expect(await undoTouchpoint(client.database, touchpoint.id, world.nowMs)).toBe(false);
  });

  test('when its time is over a touchpoint cannot be undone any more: it may be on its way', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const touchpoint = aTouchpoint(customer.id, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs + 10_000);
    expect(await undoTouchpoint(client.database, touchpoint.id, world.nowMs + 10_000)).toBe(false);
    expect(await client.database.outbox.get(touchpoint.id)).toBeDefined();
  });

  test('a touchpoint that the backend refuses is set aside and the others go on', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const poisoned = aTouchpoint('no-such-customer', world.nowMs);
    const good = aTouchpoint(customer.id, world.nowMs);
    for (const touchpoint of [poisoned, good]) await saveTouchpoint(client.database, touchpoint, world.nowMs);
    await client.sync({ isAsked: true });
    expect(await client.database.outbox.count()).toBe(0);
    expect(await client.database.touchpoints.get(poisoned.id)).toMatchObject({ state: 'refused' });
    expect(await storedTouchpoints(customer.id)).toContain(good.id);
  });

  test('a batch that is refused whole is sent one by one', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const broken = { ...aTouchpoint(customer.id, world.nowMs), subject: 'x'.repeat(400) };
    const good = aTouchpoint(customer.id, world.nowMs);
    for (const touchpoint of [broken, good]) await saveTouchpoint(client.database, touchpoint, world.nowMs);
    await client.sync({ isAsked: true });
    expect(await client.database.touchpoints.get(broken.id)).toMatchObject({ state: 'refused' });
    expect(await storedTouchpoints(customer.id)).toContain(good.id);
    expect(await storedTouchpoints(customer.id)).not.toContain(broken.id);
  });

  test('with a token that is refused nothing is lost and nothing is thrown away', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    await saveTouchpoint(client.database, aTouchpoint(customer.id, world.nowMs), world.nowMs);
    world.fault = async () => Response.json({ error: { kind: 'unauthenticated', sentence: 'expired' } }, { status: 401 });
    expect(await client.sync({ isAsked: true })).toMatchObject({ result: { ok: false, failure: { kind: 'signed-out' } } });
    expect(await client.database.outbox.count()).toBe(1);
    expect(await findCustomerRow(client.database, customer.id)).toBeDefined();
  });
});

describe('somebody who answers in the place of the backend', () => {
  test('a login page that answers 200 sets no touchpoint aside', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const touchpoint = aTouchpoint(customer.id, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs);
    world.fault = async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } });
    expect(await client.sync({ isAsked: true })).toMatchObject({ result: { ok: false, failure: { kind: 'bad-data' } } });
    expect(await client.database.touchpoints.get(touchpoint.id)).toMatchObject({ state: 'waiting' });
    world.fault = undefined;
    await client.sync({ isAsked: true });
    expect(await storedTouchpoints(customer.id)).toContain(touchpoint.id);
  });

  test('a proxy that wants a password does not make the token a bad one', async () => {
    const client = await syncedClient();
    world.fault = async () => new Response('Proxy authentication', { status: 401 });
    expect(await client.sync({ isAsked: true })).toMatchObject({ result: { ok: false, failure: { kind: 'server' } } });
  });
});

describe('a clock that is put back', () => {
  test('holds no touchpoint for longer than undo takes', async () => {
    const client = await syncedClient();
    const { customer } = await aCustomer(client);
    const touchpoint = aTouchpoint(customer.id, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs + 30 * 86_400_000);
    await client.sync({ isAsked: true });
    expect(await storedTouchpoints(customer.id)).toContain(touchpoint.id);
  });

  test('does not make a pause of months out of one of minutes', async () => {
    const client = await syncedClient();
    world.nowMs += 400 * 86_400_000;
    world.fault = async () => new Response('', { status: 503 });
    await client.sync({ isAsked: true });
    world.nowMs -= 400 * 86_400_000;
    world.fault = undefined;
    expect(await client.sync()).toMatchObject({ kind: 'done', result: { ok: true } });
  });
});

describe('after a failure', () => {
  test('it waits, longer each time, as long as the backend asks, and not at all when a person asks', async () => {
    const client = await syncedClient();
    const waits: number[] = [];
    world.fault = async () =>
      Response.json({ error: { kind: 'unavailable', sentence: 'busy' } }, { status: 503, headers: { 'retry-after': '120' } });
    for (let attempt = 0; attempt < 9; attempt++) {
      await client.sync({ isAsked: true });
      const state = await loadState(client.database, 'sync');
      waits.push((state?.waitUntilMs ?? 0) - world.nowMs);
    }
    expect(waits[0]).toBe(120_000);
    expect(waits.at(-1)).toBeGreaterThan(120_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(15 * 60_000);
    world.requests.length = 0;
    expect(await client.sync()).toEqual({ kind: 'skipped' });
    expect(world.requests).toEqual([]);
  });
});
