/** A list of messages: who is on it, what comes first, and several logged with one click. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evaluateFacts } from '../../lib/background/evaluate-customer.ts';
import { logRows } from '../../lib/background/log-rows.ts';
import { PageStates } from '../../lib/background/page-states.ts';
import { readList } from '../../lib/background/read-list.ts';
import { readCustomerFacts } from '../../lib/cache/customer-facts.ts';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { undoTouchpoint } from '../../lib/cache/touchpoints.ts';
import type { LogRowsAnswer, LogRowsRequest } from '../../lib/messages/log-rows.ts';
import { type FrameState, mergeFrames } from '../../lib/messages/page-state.ts';
import type { ExportHead, ShardRow } from '../../lib/model/export.ts';
import type { EvidenceKind, Mention } from '../../lib/model/mention.ts';
import { resetExtension } from '../support/extension.ts';
import { type Client, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
const today = '2026-11-20';
const sender = { tabId: 3, frameId: 0, documentId: 'doc' };
let world: World;
let client: Client;
let rows: ShardRow[];
let head: ExportHead;
let pages: PageStates;

beforeAll(async () => {
  world = await createWorld(nowMs);
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
  rows = [];
  for await (const some of readAllRows(client.database)) rows.push(...some);
  const generation = await findCurrentGeneration(client.database);
  if (!generation) throw new Error('the sample was not fetched');
  head = generation.head;
});
afterAll(() => world.close());
beforeEach(async () => {
  resetExtension();
  pages = new PageStates();
  await client.database.touchpoints.clear();
  await client.database.outbox.clear();
});

interface Row {
  readonly identity?: string;
  readonly names: readonly { readonly customerId: string; readonly evidence?: EvidenceKind }[];
}

/** A list as the recogniser leaves it: a mention for every name in every row. */
function aList(list: readonly Row[]): FrameState {
  const mentions: Mention[] = list.flatMap(({ names }, block) =>
    names.map(({ customerId, evidence = 'contact-address' }) => ({
      block,
      start: 0,
      end: 1,
      surface: 'x',
      candidates: [{ customerId, confidence: 0.9, evidence, matched: 'x' }],
    })),
  );
  const ids = [...new Set(list.flatMap(({ names }) => names.map((name) => name.customerId)))];
  return {
    documentId: sender.documentId,
    site: 'webmail',
    step: 'adapter',
    view: 'list',
    subjectKey: 'inbox',
    roles: list.map(() => 'row'),
    times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
    rows: list.flatMap(({ identity }, block) =>
      identity === undefined ? [] : [{ block, message: { identity, to: [], subject: 'Secret', sentAt: '2026-11-19T03:00:00Z' } }],
    ),
    resolution: {
      mentions,
      choices: [],
      customers: ids.map((customerId) => ({
        customerId,
        confidence: 0.9,
        mentions: mentions.flatMap((mention, index) => (mention.candidates[0]?.customerId === customerId ? [index] : [])),
      })),
    },
  };
}

function idOf(place: number): string {
  const id = rows[place]?.customer.id;
  if (id === undefined) throw new Error('the sample is smaller');
  return id;
}

const read = () => readList(client.database, pages, sender.tabId, nowMs);

async function log(entries: readonly { identity: string; customerId: string }[]): Promise<LogRowsAnswer & { ids: string[] }> {
  const lockKey = mergeFrames(await pages.load(sender.tabId))?.lockKey ?? '';
  const request: LogRowsRequest = {
    page: { tabId: sender.tabId, lockKey },
    entries: entries.map((entry) => ({ ...entry, touchpointId: crypto.randomUUID() })),
  };
  const answer = await logRows(request, { database: client.database, pages, keepsSubjects: false, nowMs });
  return { ...answer, ids: request.entries.map((entry) => entry.touchpointId) };
}

const kindsOf = (answer: LogRowsAnswer) =>
  answer.kind === 'done' ? answer.outcomes.map((outcome) => outcome.kind) : answer.kind;

describe('who is on the list', () => {
  test('of a hundred rows the three most pressing are those that an exhaustive look finds', async () => {
    const chosen = Array.from({ length: 100 }, (_, place) => rows[(place * 37) % rows.length]).flatMap((row) => row ?? []);
    await pages.save(
      sender,
      aList(chosen.map((row, place) => ({ identity: `m${place}`, names: [{ customerId: row.customer.id }] }))),
    );
    const list = await read();
    // The oracle knows nothing of the order: it counts who stands before whom by tier and days late.
    const tiers = ['MVC', 'MGC', 'STANDARD', 'BZ'];
    const all = [];
    for (const id of new Set(chosen.map((row) => row.customer.id))) {
      const facts = await readCustomerFacts(client.database, id);
      if (!facts) continue;
      const { action } = evaluateFacts({ facts, head, population: undefined, nowMs }).suggestion;
      const isDue = action !== undefined && action.dueOn <= today;
      all.push({ id, key: [isDue ? 0 : 1, tiers.indexOf(facts.row.customer.tier), -(action?.score ?? 0)] as const });
    }
    const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
      const at = a.findIndex((value, index) => value !== b[index]);
      return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
    };
    const top = list?.customers.slice(0, 3) ?? [];
    for (const [place, { customerId }] of top.entries()) {
      const own = all.find((entry) => entry.id === customerId);
      expect(all.filter((entry) => own && isBefore(entry.key, own.key)).length, customerId).toBeLessThanOrEqual(place);
      expect(own?.key[0], 'there is enough that is due').toBe(0);
    }
    expect(list?.customers).toHaveLength(all.length);
  });

  test('a page that is no list, or names nobody, has none', async () => {
    await pages.save(sender, { ...aList([{ names: [{ customerId: idOf(0) }] }]), view: 'message' });
    expect(await read()).toBeNull();
    await pages.save(sender, aList([{ identity: 'm', names: [] }]));
    expect(await read()).toBeNull();
  });

  test('a message that names two customers is of the one whose address it bears, else of nobody', async () => {
    const both = [{ customerId: idOf(0) }, { customerId: idOf(1), evidence: 'alias' as const }];
    const names = both.map(({ customerId }) => ({ customerId, evidence: 'alias' as const }));
    await pages.save(
      sender,
      aList([
        { identity: 'by address', names: both },
        { identity: 'by name', names },
      ]),
    );
    const list = await read();
    expect(list?.customers.find(({ customerId }) => customerId === idOf(0))?.rows).toEqual([{ identity: 'by address' }]);
    expect(list?.customers.find(({ customerId }) => customerId === idOf(1))?.rows).toEqual([]);
    expect(list?.unclearCount).toBe(1);
  });
});

describe('several at once', () => {
  const twoMails = () =>
    aList([
      { identity: 'm1', names: [{ customerId: idOf(0) }] },
      { identity: 'm2', names: [{ customerId: idOf(1) }] },
    ]);

  test('each message becomes one touchpoint of its own customer, with its own time and never its subject', async () => {
    await pages.save(sender, twoMails());
    const answer = await log([
      { identity: 'm1', customerId: idOf(0) },
      { identity: 'm2', customerId: idOf(1) },
    ]);
    expect(kindsOf(answer)).toEqual(['saved', 'saved']);
    const stored = await client.database.touchpoints.bulkGet(answer.ids);
    expect(stored.map((entry) => [entry?.customerId, entry?.touchpoint.happenedAt])).toEqual([
      [idOf(0), '2026-11-19T03:00:00Z'],
      [idOf(1), '2026-11-19T03:00:00Z'],
    ]);
    expect(JSON.stringify(stored)).not.toContain('Secret');
    expect(await client.database.outbox.count()).toBe(2);
  });

  test('a second time nothing is logged again, and the list says who logged it', async () => {
    await pages.save(sender, twoMails());
    await log([{ identity: 'm1', customerId: idOf(0) }]);
    expect(
      kindsOf(
        await log([
          { identity: 'm1', customerId: idOf(0) },
          { identity: 'm2', customerId: idOf(1) },
        ]),
      ),
    ).toEqual(['already-logged', 'saved']);
    const list = await read();
    const of = (id: string) => list?.customers.find(({ customerId }) => customerId === id)?.rows[0]?.loggedBefore;
    expect(of(idOf(0))).toEqual({ staffId: head.viewer.id, loggedAt: new Date(nowMs).toISOString() });
  });

  test('a message that left the list, or is somebody else’s by now, is told and not logged', async () => {
    await pages.save(sender, twoMails());
    const answer = await log([
      { identity: 'm9', customerId: idOf(0) },
      { identity: 'm2', customerId: idOf(0) },
    ]);
    expect(kindsOf(answer)).toEqual(['gone', 'gone']);
    expect(await client.database.outbox.count()).toBe(0);
  });

  test('another folder is another page: nothing is logged', async () => {
    await pages.save(sender, twoMails());
    const lockKey = mergeFrames(await pages.load(sender.tabId))?.lockKey ?? '';
    await pages.save(sender, { ...twoMails(), subjectKey: 'sent' });
    const request = {
      page: { tabId: sender.tabId, lockKey },
      entries: [{ identity: 'm1', customerId: idOf(0), touchpointId: crypto.randomUUID() }],
    };
    expect(await logRows(request, { database: client.database, pages, keepsSubjects: false, nowMs })).toEqual({
      kind: 'page-moved-on',
    });
  });

  test('a disk that fills up half-way keeps what was saved and says what was not', async () => {
    await pages.save(sender, twoMails());
    const { add } = client.database.outbox;
    let isFull = false;
    client.database.outbox.add = ((item: never) => {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
      isFull = true;
      return add.call(client.database.outbox, item);
    }) as typeof add;
    try {
      const answer = await log([
        { identity: 'm1', customerId: idOf(0) },
        { identity: 'm2', customerId: idOf(1) },
      ]);
      expect(kindsOf(answer)).toEqual(['saved', 'disk-full']);
    } finally {
      client.database.outbox.add = add;
    }
    expect(await client.database.touchpoints.count()).toBe(1);
  });

  test('all are taken back', async () => {
    await pages.save(sender, twoMails());
    const { ids } = await log([
      { identity: 'm1', customerId: idOf(0) },
      { identity: 'm2', customerId: idOf(1) },
    ]);
    for (const id of ids) expect(await undoTouchpoint(client.database, id, nowMs + 5_000)).toBe(true);
    expect(await client.database.touchpoints.count()).toBe(0);
  });
});

test('what a colleague logged yesterday is not logged again, in another browser with the same list', async () => {
  await pages.save(sender, aList([{ identity: 'shared', names: [{ customerId: idOf(0) }] }]));
  await log([{ identity: 'shared', customerId: idOf(0) }]);
  world.nowMs += 60_000;
  await client.sync({ isAsked: true });
  const colleague = world.openClient(managerToken);
  await colleague.sync({ isAsked: true });
  const seen = await readList(colleague.database, pages, sender.tabId, world.nowMs);
  expect(seen?.customers[0]?.rows[0]?.loggedBefore?.staffId).toBe(head.viewer.id);
  const lockKey = mergeFrames(await pages.load(sender.tabId))?.lockKey ?? '';
  const request = {
    page: { tabId: sender.tabId, lockKey },
    entries: [{ identity: 'shared', customerId: idOf(0), touchpointId: crypto.randomUUID() }],
  };
  const answer = await logRows(request, { database: colleague.database, pages, keepsSubjects: false, nowMs: world.nowMs });
  expect(kindsOf(answer)).toEqual(['already-logged']);
});
