/** Rounds of sync in one browser: one at a time, and nobody who asked goes without. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { syncOnce } from '../../lib/sync/sync.ts';
import { type Client, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld(Date.parse('2026-11-20T02:00:00Z'));
});
afterAll(() => world.close());
beforeEach(() => {
  world.fault = undefined;
});

async function syncedClient(): Promise<Client> {
  const client = world.openClient(repToken);
  expect(await client.sync({ isAsked: true })).toMatchObject({ kind: 'done', result: { ok: true } });
  world.requests.length = 0;
  return client;
}

describe('two rounds at once in one browser', () => {
  test('go one after the other when both are asked for, and never beside each other', async () => {
    const client = await syncedClient();
    let underWay = 0;
    let most = 0;
    world.fault = async (_request, pass) => {
      most = Math.max(most, ++underWay);
      const answer = await pass();
      underWay--;
      return answer;
    };
    const outcomes = await Promise.all([client.sync({ isAsked: true }), client.sync({ isAsked: true })]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done']);
    expect(world.requests.length).toBe(2);
    expect(most).toBe(1);
  });

  test('are one when nobody asked for the second: it is skipped', async () => {
    const client = await syncedClient();
    const outcomes = await Promise.all([client.sync({ isAsked: true }), client.sync()]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'skipped']);
  });

  test('ask the backend that is the right one when it is their turn', async () => {
    const client = await syncedClient();
    let token = repToken;
    const round = syncOnce({
      database: client.database,
      source: async () => world.source(token),
      now: () => world.nowMs,
      isAsked: true,
      locks: {
        request: async (_name: string, _options: unknown, run: (lock: unknown) => unknown) => {
          token = managerToken;
          return run({});
        },
      } as unknown as Pick<LockManager, 'request'>,
    });
    await round;
    expect(world.requests.map((request) => request.headers.get('authorization'))).toContain(`Bearer ${managerToken}`);
    expect(world.requests.map((request) => request.headers.get('authorization'))).not.toContain(`Bearer ${repToken}`);
  });
});
