/** Customers that are wiped while a round of sync runs, or what follows one, stay wiped: wherever it was, nothing of them comes back. */
import { Dexie } from 'dexie';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeAgenda } from '../../lib/background/agenda.ts';
import { updateSearchIndex } from '../../lib/background/build-search.ts';
import { rememberRecent } from '../../lib/background/recent.ts';
import { wipeCustomers } from '../../lib/background/wipe-customers.ts';
import type { CacheMark } from '../../lib/cache/damage.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { runFenced, SupersededError } from '../../lib/cache/fence.ts';
import { loadState, saveState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { createBackendSource } from '../../lib/sources/backend.ts';
import { rebuildNameIndex } from '../../lib/sync/rebuild-name-index.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { createSimulatedServer, type SimulatedServer } from '../support/simulated-server.ts';
import { aTouchpoint, baseUrl, repToken } from '../support/sync-world.ts';

const clock = { nowMs: Date.parse('2026-11-20T02:00:00Z') };
/** Places looked at: every one of so many, and each time others of them. */
const stride = 3;
/** Far more than any round has. */
const mostPlaces = 400;
let server: SimulatedServer;
let opened = 0;

beforeAll(async () => {
  server = await createSimulatedServer(clock);
});
afterAll(() => server.close());

/** A browser in which the wipe strikes at one place: where a transaction begins, or where a request is under way. */
class Browser {
  readonly mark: { value?: CacheMark } = {};
  readonly database: ShukeDatabase;
  /** Places passed so far. */
  passed = 0;
  /** Counted from 1; never when 0. */
  strikesAt = 0;
  wiped: Promise<void> | undefined;

  constructor() {
    const guard = {
      load: async () => this.mark.value,
      save: async (value: CacheMark) => {
        this.mark.value = value;
      },
      forget: async () => {
        delete this.mark.value;
      },
    };
    this.database = openDatabase(`fence-${++opened}`, { guard, factory: this.#createFactory() });
  }

  /** Every connection of this browser passes a place with every transaction it begins. */
  #createFactory(): IDBFactory {
    const open = (name: string, version?: number): IDBOpenDBRequest => {
      const request = indexedDB.open(name, version);
      request.addEventListener('success', () => {
        const connection = request.result;
        const begin = connection.transaction.bind(connection);
        connection.transaction = (...args) => {
          this.pass();
          return begin(...args);
        };
      });
      return request;
    };
    const bound = { cmp: indexedDB.cmp.bind(indexedDB), databases: indexedDB.databases.bind(indexedDB) };
    return { open, ...bound, deleteDatabase: indexedDB.deleteDatabase.bind(indexedDB) };
  }

  pass(): void {
    // Not a part of the transaction that begins here.
    if (++this.passed === this.strikesAt)
      this.wiped = Promise.resolve(Dexie.ignoreTransaction(() => wipeCustomers(this.database)));
  }

  async sync() {
    const source = createBackendSource({ baseUrl, token: repToken }, async (input, init) => {
      this.pass();
      await this.wiped;
      return server.fetch(new Request(input, init));
    });
    return syncOnce({ database: this.database, source, now: () => clock.nowMs, random: () => 0, isAsked: true });
  }

  /** A round, and what follows it in the worker. */
  async syncAndFollow(): Promise<void> {
    await this.sync();
    const generation = await loadState(this.database, 'currentGeneration');
    await computeAgenda(this.database, '2026-11-20', '2026-11-20T02:00:00Z');
    await updateSearchIndex(this.database, true);
    await rememberRecent(this.database, server.customers[0]?.id ?? '', clock.nowMs);
    // Somebody waits for this one, and has to be told that there is none.
    if (generation !== undefined) await rebuildNameIndex(this.database, generation).catch(() => undefined);
  }

  /** Everything that could tell who is a customer. */
  async findLeftovers(): Promise<unknown> {
    const { generations, chunks, changed, marks, indexes, taught, state } = this.database;
    const counts = await Promise.all([generations, chunks, changed, marks, indexes, taught].map((table) => table.count()));
    const kept = ['era', 'leaseDays', 'outboxOwner'];
    const keys = (await state.toCollection().primaryKeys()).filter((key) => !kept.includes(key));
    return { rows: counts, keys, mark: this.mark.value };
  }
}

const nothing = { rows: [0, 0, 0, 0, 0, 0], keys: [], mark: undefined };

async function publish(): Promise<void> {
  const headers = { authorization: 'Bearer sample-manager-zhang', 'content-type': 'application/json' };
  const list = await server.fetch(new Request(`${baseUrl}/v1/tier-list`, { headers }));
  const tier = (await list.text()).includes('fence') ? 'MGC' : 'BZ';
  const entries = server.customers.slice(0, 3).map(({ id }) => ({ customerId: id, tier }));
  const answer = await server.fetch(
    new Request(`${baseUrl}/v1/tier-list`, {
      method: 'POST',
      headers: { ...headers, 'if-match': list.headers.get('etag') ?? '' },
      body: JSON.stringify({ note: 'fence', entries }),
    }),
  );
  expect(answer.status).toBe(201);
}

/** What is there before the round in which the wipe strikes. */
const scenes: Readonly<Record<string, (browser: Browser) => Promise<void>>> = {
  'the first snapshot': async (browser) => void (await runFenced(browser.database, async () => undefined)),
  'a published list, with a touchpoint on its way': async (browser) => {
    await browser.syncAndFollow();
    await saveTouchpoint(browser.database, aTouchpoint(server.customers[0]?.id ?? '', clock.nowMs), clock.nowMs);
    await publish();
  },
  'a new generation beside the old one': async (browser) => {
    await browser.syncAndFollow();
    await server.beginNewEpoch();
  },
};

describe('a wipe at every place of a round', () => {
  test.each(Object.keys(scenes))('that brings %s leaves nobody, and nothing fails', { timeout: 240_000 }, async (name) => {
    let struck = 0;
    for (let place = 1; place < mostPlaces; place += stride) {
      const browser = new Browser();
      await scenes[name]?.(browser);
      browser.strikesAt = browser.passed + place;
      await browser.syncAndFollow();
      const isOver = browser.wiped === undefined;
      await browser.wiped;
      if (!isOver) expect(await browser.findLeftovers(), `place ${place}`).toEqual(nothing);
      await browser.database.delete();
      if (isOver) break;
      struck++;
    }
    expect(struck).toBeGreaterThan(8);
    expect(struck).toBeLessThan(mostPlaces / stride);
  });
});

test('a round that is superseded says so, and the next one brings everything again', async () => {
  const browser = new Browser();
  await browser.sync();
  await server.beginNewEpoch();
  browser.strikesAt = browser.passed + 6;
  expect(await browser.sync()).toEqual({ kind: 'superseded' });
  await browser.wiped;
  expect(await browser.sync()).toMatchObject({ kind: 'done', result: { ok: true, value: { kind: 'snapshot' } } });
  expect(await loadState(browser.database, 'damage')).toBeUndefined();
  await browser.database.delete();
});

test('what was not sent outlives the wipe, and what the backend refused does too', async () => {
  const browser = new Browser();
  await browser.sync();
  const good = aTouchpoint(server.customers[0]?.id ?? '', clock.nowMs);
  const poisoned = aTouchpoint('no-such-customer', clock.nowMs);
  await saveTouchpoint(browser.database, poisoned, clock.nowMs);
  await browser.sync();
  await saveTouchpoint(browser.database, good, clock.nowMs);
  await wipeCustomers(browser.database);
  const kept = await browser.database.touchpoints.toArray();
  expect(new Map(kept.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [good.id, 'waiting'],
      [poisoned.id, 'refused'],
    ]),
  );
  await browser.database.delete();
});

test('a write behind a lost fence is refused, in a transaction and outside of one', async () => {
  const { database } = new Browser();
  const errors: unknown[] = [];
  const outcome = await runFenced(database, async (fenced) => {
    await saveState(fenced, 'nextCheckedShard', 1);
    await wipeCustomers(database);
    await fenced.transaction('rw', fenced.taught, () => fenced.taught.clear()).catch((error: unknown) => errors.push(error));
    await fenced.chunks.clear().catch((error: unknown) => errors.push(error));
    await saveState(fenced, 'nextCheckedShard', 2);
  });
  expect(outcome).toEqual({ kind: 'superseded' });
  expect(errors).toEqual([expect.any(SupersededError), expect.any(SupersededError)]);
  expect(await loadState(database, 'nextCheckedShard')).toBeUndefined();
  await database.delete();
});

test('what goes wrong while nothing was wiped is thrown', async () => {
  const { database } = new Browser();
  await expect(runFenced(database, () => Promise.reject(new TypeError('our mistake')))).rejects.toThrow('our mistake');
  await database.delete();
});
