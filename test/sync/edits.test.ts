/** Touchpoints edited after the fact: at once on the card, exactly once at the backend, whatever the network does. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { editTouchpoint } from '../../lib/background/edit-touchpoint.ts';
import { readCustomerFacts } from '../../lib/cache/customer-facts.ts';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { discardRefused, loadRefused, retryRefused } from '../../lib/cache/refused.ts';
import {
  dropDeliveredTouchpoints,
  findLoggedMessage,
  mergeTouchpoints,
  type ShownTouchpoint,
  saveTouchpoint,
  settleTouchpoints,
} from '../../lib/cache/touchpoints.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { aTouchpoint, type Client, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
const colleagueToken = 'sample-rep-zhaomin';
let world: World;
let customerId: string;

beforeAll(async () => {
  world = await createWorld(startMs);
  const [rep, colleague] = [await syncedClient(repToken), await syncedClient(colleagueToken)];
  const seen = new Set((await rowsOf(colleague)).map((row) => row.customer.id));
  const shared = (await rowsOf(rep)).find((row) => seen.has(row.customer.id) && row.touchpoints.length < 30);
  if (!shared) throw new Error('the sample has no customer of two reps');
  customerId = shared.customer.id;
});
afterAll(() => world.close());
beforeEach(() => {
  world.fault = undefined;
});

async function rowsOf(client: Client) {
  const rows = [];
  for await (const chunk of readAllRows(client.database)) rows.push(...chunk);
  return rows;
}

async function syncedClient(token: string): Promise<Client> {
  const client = world.openClient(token);
  expect(await client.sync({ isAsked: true })).toMatchObject({ kind: 'done', result: { ok: true } });
  return client;
}

/** What the card of this browser shows of the touchpoint. */
async function shown(client: Client, id: string): Promise<ShownTouchpoint | undefined> {
  const generation = await findCurrentGeneration(client.database);
  const facts = await readCustomerFacts(client.database, customerId);
  const viewerId = generation?.head.viewer.id ?? '';
  return mergeTouchpoints(facts?.row.touchpoints ?? [], facts?.local ?? [], viewerId).find((one) => one.id === id);
}

/** Logged and at the backend. */
async function aSentTouchpoint(client: Client, more: Partial<NewTouchpoint> = {}): Promise<NewTouchpoint> {
  const touchpoint = aTouchpoint(customerId, world.nowMs, more);
  await saveTouchpoint(client.database, touchpoint, world.nowMs);
  await client.sync({ isAsked: true });
  expect((await shown(client, touchpoint.id))?.localState).toBeUndefined();
  return touchpoint;
}

const edit = (client: Client, touchpoint: NewTouchpoint) => editTouchpoint(client.database, touchpoint, ++world.nowMs);

describe('an edit', () => {
  test('stands on the card at once, waits in the outbox, reaches the colleague, and is sent once', async () => {
    const [client, colleague] = [await syncedClient(repToken), await syncedClient(colleagueToken)];
    const touchpoint = await aSentTouchpoint(client);
    expect(await edit(client, { ...touchpoint, sentiment: 'bad', issue: { dueOn: '2026-11-27' } })).toEqual({ kind: 'saved' });
    expect(await shown(client, touchpoint.id)).toMatchObject({ sentiment: 'bad', revision: 1, localState: 'waiting' });
    expect(await client.database.outbox.get(touchpoint.id)).toBeDefined();
    await client.sync({ isAsked: true });
    await colleague.sync({ isAsked: true });
    expect(await shown(colleague, touchpoint.id)).toMatchObject({
      sentiment: 'bad',
      issue: { dueOn: '2026-11-27' },
      revision: 1,
    });
    // The row carries the edit now: nothing is kept beside it, nothing is sent again.
    expect(await client.database.touchpoints.get(touchpoint.id)).toBeUndefined();
    world.requests.length = 0;
    await client.sync({ isAsked: true });
    expect(world.requests.some((request) => request.url.includes('/touchpoints'))).toBe(false);
  });

  test('of what was never sent takes its place in the outbox: one touchpoint, as edited', async () => {
    const client = await syncedClient(repToken);
    const touchpoint = aTouchpoint(customerId, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs + 10_000);
    await edit(client, { ...touchpoint, channel: 'call' });
    // It may still be undone as a whole, so it still waits.
    expect((await client.database.outbox.get(touchpoint.id))?.sendAfterMs).toBeGreaterThan(world.nowMs);
    world.nowMs += 20_000;
    world.requests.length = 0;
    await client.sync({ isAsked: true });
    const sent = world.requests.filter((request) => request.url.includes('/touchpoints'));
    expect(sent).toHaveLength(1);
    expect(await sent[0]?.json()).toMatchObject({ touchpoints: [{ id: touchpoint.id, channel: 'call', revision: 1 }] });
  });

  test('made while the state before is on its way is not settled by the answer to that state', async () => {
    const client = await syncedClient(repToken);
    const touchpoint = aTouchpoint(customerId, world.nowMs);
    await saveTouchpoint(client.database, touchpoint, world.nowMs);
    let isEdited = false;
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (request.url.includes('/touchpoints') && !isEdited) {
        isEdited = true;
        await edit(client, { ...touchpoint, note: 'typed meanwhile' });
      }
      return answer;
    };
    await client.sync({ isAsked: true });
    expect(isEdited).toBe(true);
    world.fault = undefined;
    await client.sync({ isAsked: true });
    expect(await client.database.outbox.count()).toBe(0);
    expect(await shown(await syncedClient(managerToken), touchpoint.id)).toMatchObject({ note: 'typed meanwhile' });
  });

  test('of a colleague’s touchpoint is refused before anything is kept, and by the backend too', async () => {
    const [client, colleague] = [await syncedClient(repToken), await syncedClient(colleagueToken)];
    const touchpoint = await aSentTouchpoint(client);
    await colleague.sync({ isAsked: true });
    expect(await edit(colleague, { ...touchpoint, note: 'not mine' })).toEqual({ kind: 'not-saved', reason: 'not-yours' });
    expect(await colleague.database.outbox.count()).toBe(0);
    // A browser that does not know better.
    await saveTouchpoint(colleague.database, { ...touchpoint, note: 'not mine', revision: 1 }, world.nowMs);
    await colleague.sync({ isAsked: true });
    expect((await loadRefused(colleague.database)).map(({ id, reason }) => ({ id, reason }))).toEqual([
      { id: touchpoint.id, reason: 'not-author' },
    ]);
    expect((await shown(colleague, touchpoint.id))?.note).toBeUndefined();
  });

  test('in two browsers of one rep: both show the later one in the end', async () => {
    const [office, home] = [await syncedClient(repToken), await syncedClient(repToken)];
    const touchpoint = await aSentTouchpoint(office);
    await home.sync({ isAsked: true });
    await edit(office, { ...touchpoint, note: 'office' });
    await edit(home, { ...touchpoint, note: 'home, later' });
    await home.sync({ isAsked: true });
    await office.sync({ isAsked: true });
    await home.sync({ isAsked: true });
    for (const client of [office, home]) expect((await shown(client, touchpoint.id))?.note).toBe('home, later');
  });
});

test('a state that the backend calls superseded is not shown any more, whatever the row says', async () => {
  const client = await syncedClient(repToken);
  const touchpoint = await aSentTouchpoint(client);
  await edit(client, { ...touchpoint, note: 'overtaken' });
  const sent = (await client.database.touchpoints.get(touchpoint.id))?.touchpoint;
  if (!sent) throw new Error('nothing waits');
  await settleTouchpoints(client.database, [{ outcome: 'stored', id: sent.id, already: true, superseded: true }], [sent]);
  expect((await shown(client, touchpoint.id))?.note).toBeUndefined();
  expect(await client.database.outbox.count()).toBe(0);
});

describe('a row that arrives', () => {
  test('in an older state than what was sent hides nothing of it; in the same state it takes its place', async () => {
    const client = await syncedClient(repToken);
    const touchpoint = await aSentTouchpoint(client);
    await edit(client, { ...touchpoint, note: 'edited' });
    await client.database.touchpoints.update(touchpoint.id, { state: 'sent' });
    const facts = await readCustomerFacts(client.database, customerId);
    if (!facts) throw new Error('the customer is gone');
    await dropDeliveredTouchpoints(client.database, [facts.row]);
    expect((await shown(client, touchpoint.id))?.note).toBe('edited');
    const newer = facts.row.touchpoints.map((one) => (one.id === touchpoint.id ? { ...one, revision: 1 } : one));
    await dropDeliveredTouchpoints(client.database, [{ ...facts.row, touchpoints: newer }]);
    expect(await client.database.touchpoints.get(touchpoint.id)).toBeUndefined();
  });
});

describe('a touchpoint taken back', () => {
  test('is gone from the card at once and from the colleague’s after the next sync; nothing typed is sent', async () => {
    const [client, colleague] = [await syncedClient(repToken), await syncedClient(colleagueToken)];
    const touchpoint = await aSentTouchpoint(client, { note: 'private', subject: 'secret', fingerprint: 'a'.repeat(64) });
    expect(await edit(client, { ...touchpoint, isDeleted: true })).toEqual({ kind: 'saved' });
    expect(await shown(client, touchpoint.id)).toBeUndefined();
    const facts = await readCustomerFacts(client.database, customerId);
    expect(findLoggedMessage(facts?.row.touchpoints ?? [], facts?.local ?? [], 'a'.repeat(64), 's-chenchen')).toBeUndefined();
    world.requests.length = 0;
    await client.sync({ isAsked: true });
    const body = await world.requests.find((request) => request.url.includes('/touchpoints'))?.text();
    expect(body).toContain('"isDeleted":true');
    expect(body).not.toMatch(/private|secret/);
    await colleague.sync({ isAsked: true });
    expect(await shown(colleague, touchpoint.id)).toBeUndefined();
    expect(await shown(client, touchpoint.id)).toBeUndefined();
    // The row says so itself now.
    expect(await client.database.touchpoints.get(touchpoint.id)).toBeUndefined();
  });

  test('can be brought back, also after that was sent', async () => {
    const client = await syncedClient(repToken);
    const touchpoint = await aSentTouchpoint(client, { note: 'kept' });
    await edit(client, { ...touchpoint, isDeleted: true });
    await client.sync({ isAsked: true });
    await edit(client, { ...touchpoint, revision: 1 });
    expect(await shown(client, touchpoint.id)).toMatchObject({ note: 'kept', revision: 2 });
    await client.sync({ isAsked: true });
    expect(await shown(await syncedClient(managerToken), touchpoint.id)).toMatchObject({ note: 'kept' });
  });
});

describe('what the backend refused', () => {
  test('is listed with its reason, can be sent once more, or given up', async () => {
    const client = await syncedClient(repToken);
    const lost = aTouchpoint('no-such-customer', world.nowMs);
    await saveTouchpoint(client.database, lost, world.nowMs);
    const decision = {
      id: crypto.randomUUID(),
      customerId: 'no-such-customer',
      ruleId: 'keep-in-touch',
      playbookVersion: 1,
      decidedAt: new Date(world.nowMs - 1000).toISOString(),
      kind: 'taken',
      followUpOn: '2026-11-27',
    } as const;
    await client.database.decisions.add(decision);
    await client.database.decisionOutbox.add({ id: decision.id, state: 'waiting', decision });
    await client.sync({ isAsked: true });
    const list = await loadRefused(client.database);
    expect(list.map(({ id, reason, what }) => [id, reason, what.kind])).toEqual([
      [lost.id, 'unknown-customer', 'touchpoint'],
      [decision.id, 'unknown-customer', 'decision'],
    ]);
    for (const { id } of list) expect(await retryRefused(client.database, id, world.nowMs)).toBe(true);
    expect(await loadRefused(client.database)).toEqual([]);
    expect(await client.database.outbox.count()).toBe(1);
    await client.sync({ isAsked: true });
    expect(await loadRefused(client.database)).toHaveLength(2);
    for (const { id } of list) await discardRefused(client.database, id);
    expect(await loadRefused(client.database)).toEqual([]);
    expect(await client.database.decisions.get(decision.id)).toBeUndefined();
  });

  test('an edit that is refused and given up leaves what the backend has', async () => {
    const client = await syncedClient(repToken);
    const touchpoint = await aSentTouchpoint(client);
    await edit(client, { ...touchpoint, note: 'x'.repeat(2001) });
    await client.sync({ isAsked: true });
    expect((await loadRefused(client.database)).map(({ id, reason }) => [id, reason])).toEqual([[touchpoint.id, 'invalid']]);
    expect((await shown(client, touchpoint.id))?.note).toBeUndefined();
    await discardRefused(client.database, touchpoint.id);
    expect(await shown(client, touchpoint.id)).toBeDefined();
  });
});

describe('any order of clicks and faults', () => {
  const stepArbitrary = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), by: fc.nat(1), note: fc.string({ maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), by: fc.nat(1) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('sync' as const),
        by: fc.nat(1),
        fault: fc.constantFrom('none' as const, 'request lost' as const, 'answer lost' as const, 'sent twice' as const),
      }),
    },
  );

  test('ends with every browser showing the newest state, and an empty outbox', async () => {
    const browsers = [await syncedClient(repToken), await syncedClient(repToken)] as const;
    const witness = await syncedClient(colleagueToken);
    let struck = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 12 }), async (steps) => {
        world.fault = undefined;
        const touchpoint = await aSentTouchpoint(browsers[0]);
        await browsers[1].sync({ isAsked: true });
        for (const step of steps) {
          const client = browsers[step.by === 0 ? 0 : 1];
          world.nowMs += 1000;
          if (step.kind === 'sync') {
            world.fault = async (request, pass) => {
              if (!request.url.includes('/touchpoints') || step.fault === 'none') return pass();
              struck++;
              if (step.fault === 'request lost') throw new TypeError('lost');
              if (step.fault === 'sent twice') await world.backend.app.fetch(request.clone());
              const answer = await pass();
              if (step.fault === 'answer lost') throw new TypeError('lost');
              return answer;
            };
            await client.sync({ isAsked: true });
            continue;
          }
          const now = await shown(client, touchpoint.id);
          if (!now) continue;
          const { localState: _state, staffId: _staff, alsoBy: _also, ...state } = now;
          await edit(client, step.kind === 'edit' ? { ...state, note: step.note } : { ...state, isDeleted: true });
        }
        world.fault = undefined;
        for (const client of [...browsers, ...browsers, witness]) await client.sync({ isAsked: true });
        for (const client of browsers) expect(await client.database.outbox.count()).toBe(0);
        const [a, b, c] = [
          await shown(browsers[0], touchpoint.id),
          await shown(browsers[1], touchpoint.id),
          await shown(witness, touchpoint.id),
        ];
        expect(a).toEqual(c);
        expect(b).toEqual(c);
        for (const client of browsers) expect(await client.database.touchpoints.get(touchpoint.id)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
    expect(struck).toBeGreaterThan(0);
  });
});
