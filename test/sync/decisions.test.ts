/** Decisions against the real server code: exactly once, known to colleagues, held apart when refused. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { computeAgenda, isAgendaOutdated } from '../../lib/background/agenda.ts';
import { findCurrentGeneration, findCustomerRow, readAllRows } from '../../lib/cache/customers.ts';
import { ShukeDatabase } from '../../lib/cache/db.ts';
import {
  countWaitingDecisions,
  dropSentDecisions,
  loadDecisions,
  mergeDecisions,
  saveDecision,
  saveShown,
} from '../../lib/cache/decisions.ts';
import { loadState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import type { ActionDecision } from '../../lib/model/action-decision.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import { summarisePopulation } from '../../lib/tiering/propose-tiers.ts';
import { aTouchpoint, type Client, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(Date.parse('2026-11-20T02:00:00Z'));
});
afterAll(() => world.close());
beforeEach(() => {
  world.fault = undefined;
  world.requests.length = 0;
});

async function syncedClient(token = repToken): Promise<Client> {
  const client = world.openClient(token);
  expect(await client.sync({ isAsked: true })).toMatchObject({ kind: 'done', result: { ok: true } });
  return client;
}

async function rowsOf(client: Client): Promise<ShardRow[]> {
  const rows: ShardRow[] = [];
  for await (const chunk of readAllRows(client.database)) rows.push(...chunk);
  return rows;
}

async function customerIdOf(client: Client, place = 0): Promise<string> {
  const row = (await rowsOf(client))[place];
  if (!row) throw new Error('the sample rep sees nobody');
  return row.customer.id;
}

function aDecision(customerId: string): Extract<ActionDecision, { kind: 'taken' }> {
  return {
    id: crypto.randomUUID(),
    customerId,
    ruleId: 'keep-in-touch',
    playbookVersion: 1,
    decidedAt: '2026-11-20T02:00:00Z',
    kind: 'taken',
    followUpOn: '2026-11-27',
  };
}

function aLook(customerId: string): ActionDecision {
  const { followUpOn: _day, ...rest } = aDecision(customerId);
  return { ...rest, kind: 'shown' };
}

const paths = () => world.requests.map((request) => new URL(request.url).pathname);

describe('a decision', () => {
  test('reaches a colleague through the row of its customer', async () => {
    const client = await syncedClient();
    const decision = aDecision(await customerIdOf(client));
    await saveDecision(client.database, decision);
    expect(await countWaitingDecisions(client.database)).toBe(1);
    await client.sync({ isAsked: true });
    expect(await countWaitingDecisions(client.database)).toBe(0);
    const colleague = await syncedClient(managerToken);
    const row = await findCustomerRow(colleague.database, decision.customerId);
    expect(row?.decisions).toContainEqual(decision);
    expect(mergeDecisions(row?.decisions, await loadDecisions(client.database, decision.customerId))).toEqual(row?.decisions);
  });

  test('is sent after the touchpoints', async () => {
    const client = await syncedClient();
    const customerId = await customerIdOf(client);
    await saveDecision(client.database, aDecision(customerId));
    await saveTouchpoint(client.database, aTouchpoint(customerId, world.nowMs), world.nowMs);
    world.requests.length = 0;
    await client.sync({ isAsked: true });
    expect(paths().slice(0, 2)).toEqual(['/v1/touchpoints', '/v1/decisions']);
  });

  test('whose answer was lost is sent again and stored once', async () => {
    const client = await syncedClient();
    const customerId = await customerIdOf(client, 1);
    const decision = aDecision(customerId);
    await saveDecision(client.database, decision);
    let lost = 0;
    world.fault = async (request, pass) => {
      const answer = await pass();
      if (request.url.endsWith('/v1/decisions') && lost++ === 0) throw new TypeError('the answer is lost');
      return answer;
    };
    expect(await client.sync({ isAsked: true })).toMatchObject({ result: { ok: false, failure: { kind: 'offline' } } });
    expect(lost).toBe(1);
    expect(await countWaitingDecisions(client.database)).toBe(1);
    await client.sync({ isAsked: true });
    const row = await findCustomerRow(client.database, customerId);
    expect(row?.decisions?.filter(({ id }) => id === decision.id)).toEqual([decision]);
    expect(await countWaitingDecisions(client.database)).toBe(0);
  });

  test('that the backend refuses is set aside, and the queue goes on', async () => {
    const client = await syncedClient();
    const poisoned = aDecision('nobody');
    const good = aDecision(await customerIdOf(client, 2));
    await saveDecision(client.database, poisoned);
    await saveDecision(client.database, good);
    await client.sync({ isAsked: true });
    const left = await client.database.decisionOutbox.toArray();
    expect(left).toMatchObject([{ id: poisoned.id, state: 'refused', refusal: expect.any(String) }]);
    world.requests.length = 0;
    await client.sync({ isAsked: true });
    expect(paths()).not.toContain('/v1/decisions');
  });

  test('a batch refused whole is sent one by one', async () => {
    const client = await syncedClient();
    const customerId = await customerIdOf(client, 3);
    const poisoned = { ...aDecision(customerId), ruleId: 'a rule with blanks' };
    const good = aDecision(customerId);
    await saveDecision(client.database, poisoned);
    await saveDecision(client.database, good);
    await client.sync({ isAsked: true });
    expect(await client.database.decisionOutbox.toArray()).toMatchObject([{ id: poisoned.id, state: 'refused' }]);
    expect((await findCustomerRow(client.database, customerId))?.decisions).toContainEqual(good);
  });

  test('saved twice waits once', async () => {
    const client = await syncedClient();
    const decision = aDecision(await customerIdOf(client));
    await saveDecision(client.database, decision);
    await saveDecision(client.database, decision);
    expect(await countWaitingDecisions(client.database)).toBe(1);
  });

  test('that waits outlives a wipe, one that was sent does not', async () => {
    const client = await syncedClient();
    const sent = aDecision(await customerIdOf(client));
    await saveDecision(client.database, sent);
    await client.sync({ isAsked: true });
    const waiting = aDecision(sent.customerId);
    await saveDecision(client.database, waiting);
    await dropSentDecisions(client.database);
    expect(await loadDecisions(client.database, sent.customerId)).toEqual([waiting]);
    expect(await countWaitingDecisions(client.database)).toBe(1);
  });
});

describe('a look', () => {
  test('is queued once a day, customer and rule, and stands among no decisions', async () => {
    const client = await syncedClient();
    const customerId = await customerIdOf(client);
    await saveShown(client.database, aLook(customerId), '2026-11-20');
    await saveShown(client.database, aLook(customerId), '2026-11-20');
    await saveShown(client.database, aLook(customerId), '2026-11-21');
    await saveShown(client.database, { ...aLook(customerId), ruleId: 'thank-mvc' }, '2026-11-21');
    expect(await client.database.decisionOutbox.count()).toBe(3);
    expect(await countWaitingDecisions(client.database)).toBe(0);
    expect(await loadDecisions(client.database, customerId)).toEqual([]);
    await client.sync({ isAsked: true });
    expect(await client.database.decisionOutbox.count()).toBe(0);
    const answer = await world.request(managerToken, '/v1/effects');
    const { rules } = (await answer.json()) as { rules: { ruleId: string; shown: number }[] };
    expect(rules.find((rule) => rule.ruleId === 'thank-mvc')?.shown).toBe(1);
  });
});

describe('what is computed after a sync', () => {
  async function compute(client: Client): Promise<void> {
    await computeAgenda(client.database, '2026-11-20', '2026-11-20T02:00:00Z');
  }

  test('the population is that of all cached customers', async () => {
    const client = await syncedClient();
    await compute(client);
    const generation = await findCurrentGeneration(client.database);
    const measures = (await rowsOf(client)).map((row) => row.customer.measures);
    const expected = generation && summarisePopulation(measures, generation.head.playbook);
    expect(expected?.count).toBeGreaterThan(50);
    expect(await loadState(client.database, 'population')).toEqual(expected);
  });

  test('is outdated by another day and by another playbook, not by a sync', async () => {
    const client = await syncedClient();
    await compute(client);
    const head = (await findCurrentGeneration(client.database))?.head;
    if (!head) throw new Error('there is no generation');
    const next = { ...head, playbook: { ...head.playbook, version: head.playbook.version + 1 } };
    expect(await isAgendaOutdated(client.database, head, '2026-11-20')).toBe(false);
    expect(await isAgendaOutdated(client.database, head, '2026-11-21')).toBe(true);
    expect(await isAgendaOutdated(client.database, next, '2026-11-20')).toBe(true);
  });

  test("what a colleague took is no longer due on the viewer's agenda", async () => {
    const client = await syncedClient();
    await compute(client);
    const item = (await loadState(client.database, 'agenda'))?.items[0];
    if (!item) throw new Error('the sample rep has nothing to do');
    const { ruleId, playbookVersion, about } = item.action;
    const colleague = await syncedClient(managerToken);
    const taken = { ...aDecision(item.customerId), ruleId, playbookVersion, ...(about === undefined ? {} : { about }) };
    await saveDecision(colleague.database, { ...taken, decidedAt: '2026-11-20T01:00:00Z' });
    await colleague.sync({ isAsked: true });
    await client.sync({ isAsked: true });
    await compute(client);
    const after = (await loadState(client.database, 'agenda'))?.items.find(({ customerId }) => customerId === item.customerId);
    expect(after?.action.ruleId).not.toBe(ruleId);
  });
});

test('decisions of the first schema wait to be sent after the upgrade', async () => {
  const name = `upgrade-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(1).stores({ decisions: 'id, customerId', state: 'key' });
  const decision = aDecision('c-0001');
  await old.table('decisions').add(decision);
  old.close();
  const database = new ShukeDatabase(name);
  expect(await database.decisionOutbox.toArray()).toEqual([{ id: decision.id, state: 'waiting', decision }]);
  expect(await loadDecisions(database, 'c-0001')).toEqual([decision]);
  database.close();
});
