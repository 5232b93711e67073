/** Who may no longer see customers has none on this computer: an access that was taken back, a lease that ran out, another person. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../lib/background/connection.ts';
import { enforceLease } from '../../lib/background/enforce-lease.ts';
import { wipeCustomers } from '../../lib/background/wipe-customers.ts';
import { findCurrentGeneration } from '../../lib/cache/customers.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { loadRefused } from '../../lib/cache/refused.ts';
import { loadState, saveState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { readManagedSettings } from '../../lib/platform/managed-settings.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { revokeToken } from '../../server/tokens.ts';
import { aTouchpoint, baseUrl, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
const dayMs = 86_400_000;
let world: World;
let database: ShukeDatabase;
let opened = 0;

beforeAll(async () => {
  world = await createWorld(startMs);
});
afterAll(() => world.close());
beforeEach(() => {
  database = openDatabase(`lease-${++opened}`);
  // What connects by itself asks the world instead of a network.
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
    world.request(new Headers(init?.headers).get('authorization')?.slice(7) ?? '', new URL(String(input)).pathname, init),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await database.delete();
});

const sync = (token = repToken) => syncOnce({ database, source: world.source(token), now: () => startMs, isAsked: true });

describe('a lease', () => {
  test('of one length is over after two: customers are deleted, what is not sent stays', async () => {
    await sync();
    const { leaseDays } = (await findCurrentGeneration(database))?.head ?? { leaseDays: 0 };
    await saveTouchpoint(database, aTouchpoint('c-0001', startMs), startMs);
    expect(await enforceLease(database, startMs + 2 * leaseDays * dayMs)).toBe(false);
    expect(await enforceLease(database, startMs + 2 * leaseDays * dayMs + 1)).toBe(true);
    expect(await findCurrentGeneration(database)).toBeUndefined();
    expect(await database.chunks.count()).toBe(0);
    expect(await database.outbox.count()).toBe(1);
  });

  test('is as short as the policy says, and never longer than the backend says', async () => {
    await sync();
    await saveState(database, 'leaseDays', 2);
    expect(await enforceLease(database, startMs + 4 * dayMs)).toBe(false);
    expect(await enforceLease(database, startMs + 4 * dayMs + 1)).toBe(true);
    expect(await loadState(database, 'leaseDays')).toBe(2);
  });
});

describe('an access that was taken back', () => {
  test('is told apart from one that was never given', async () => {
    const own = await createWorld(startMs);
    await revokeToken(own.backend.database, repToken);
    expect(await own.source(repToken).fetchManifest()).toMatchObject({ failure: { kind: 'signed-out', said: 'revoked' } });
    expect(await own.source('nobody').fetchManifest()).toMatchObject({
      failure: { kind: 'signed-out', said: 'unauthenticated' },
    });
    await own.close();
  });
});

describe('another person in the same browser', () => {
  test('sends nothing that the one before logged: it is set aside to be seen', async () => {
    await sync();
    const touchpoint = aTouchpoint('c-0001', startMs);
    await saveTouchpoint(database, touchpoint, startMs);
    expect(await connect(database, { baseUrl, token: managerToken })).toEqual({ kind: 'connected' });
    expect(await database.outbox.count()).toBe(0);
    expect(await loadRefused(database)).toMatchObject([{ id: touchpoint.id, reason: 'not-author' }]);
  });

  test('is known as another even after everything was wiped', async () => {
    await sync();
    await saveTouchpoint(database, aTouchpoint('c-0001', startMs), startMs);
    await wipeCustomers(database);
    await connect(database, { baseUrl, token: managerToken });
    expect(await database.outbox.count()).toBe(0);
  });

  test('is none when the same one comes back', async () => {
    await sync();
    await saveTouchpoint(database, aTouchpoint('c-0001', startMs), startMs);
    await wipeCustomers(database);
    await connect(database, { baseUrl, token: repToken });
    expect(await database.outbox.count()).toBe(1);
  });
});

test('of a policy only what can be used is taken', () => {
  expect(readManagedSettings({ backendUrl: 'shuke.example.com/', accessToken: ' t ', leaseDays: 7, language: 'zh_TW' })).toEqual({
    backendUrl: 'https://shuke.example.com',
    accessToken: 't',
    leaseDays: 7,
    language: 'zh_TW',
  });
  expect(readManagedSettings({ backendUrl: 'ftp://x', accessToken: 4, leaseDays: 0, language: 'fr' })).toEqual({});
  expect(readManagedSettings(undefined)).toEqual({});
});
