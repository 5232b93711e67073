/** One click in the background: what is logged, and when it is refused. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { logTouchpoint } from '../../lib/background/log-touchpoint.ts';
import { PageStates } from '../../lib/background/page-states.ts';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import type { LogAnswer, LogRequest } from '../../lib/messages/contract.ts';
import { type FrameState, mergeFrames } from '../../lib/messages/page-state.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import type { OpenMessage } from '../../lib/model/page.ts';
import { resetExtension } from '../support/extension.ts';
import { type Client, createWorld, repToken, type World } from '../support/sync-world.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
const sender = { tabId: 3, frameId: 0, documentId: 'doc' };
let world: World;
let client: Client;
let row: ShardRow;
let pages: PageStates;

beforeAll(async () => {
  world = await createWorld(nowMs);
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
  for await (const rows of readAllRows(client.database)) {
    const found = rows.find(({ customer }) => customer.contacts.some((contact) => contact.email));
    if (found) row = found;
  }
});
afterAll(() => world.close());
beforeEach(async () => {
  resetExtension();
  pages = new PageStates();
  await client.database.touchpoints.clear();
  await client.database.outbox.clear();
});

function aFrame(message: OpenMessage | undefined, subjectKey = 'mail 1'): FrameState {
  return {
    documentId: sender.documentId,
    site: 'generic',
    step: 'adapter',
    view: 'message',
    subjectKey,
    roles: ['sender'],
    times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
    resolution: {
      mentions: [],
      customers: [{ customerId: row.customer.id, confidence: 1, mentions: [] }],
      primaryCustomerId: row.customer.id,
      choices: [],
    },
    ...(message ? { message } : {}),
  };
}

function contact(): { id: string; email: string } {
  const found = row.customer.contacts.find((candidate) => candidate.email !== undefined);
  if (!found?.email) throw new Error('the customer has no address');
  return { id: found.id, email: found.email };
}

function aRequest(more: Partial<LogRequest> = {}): LogRequest {
  return {
    touchpointId: crypto.randomUUID(),
    customerId: row.customer.id,
    channel: 'e-mail',
    page: { tabId: sender.tabId, lockKey: '' },
    ...more,
  };
}

/** With the key of what the tab shows, unless the request has another. */
async function log(request: LogRequest, keepsSubjects = false): Promise<LogAnswer> {
  const shown = mergeFrames(await pages.load(sender.tabId))?.lockKey ?? '';
  const page = request.page && { ...request.page, lockKey: request.page.lockKey || shown };
  return logTouchpoint({ ...request, ...(page && { page }) }, { database: client.database, pages, keepsSubjects, nowMs });
}

describe('what is logged', () => {
  test('a mail from a contact: inbound, that contact, the time of the mail, no subject unless allowed', async () => {
    const from = { address: contact().email.toUpperCase() };
    const message = { identity: 'm1', subject: 'Secret plans', from, to: [], sentAt: '2026-11-19T03:00:00Z' };
    await pages.save(sender, aFrame(message));
    const request = aRequest();
    expect(await log(request)).toMatchObject({ kind: 'saved', direction: 'inbound', contactId: contact().id });
    const stored = await client.database.touchpoints.get(request.touchpointId);
    expect(stored).toMatchObject({ state: 'waiting', touchpoint: { happenedAt: '2026-11-19T03:00:00Z', channel: 'e-mail' } });
    expect(JSON.stringify(stored)).not.toContain('Secret');
    expect(await client.database.outbox.get(request.touchpointId)).toMatchObject({ sendAfterMs: nowMs + 10_000 });
  });

  test('the subject is kept only when the rep allows it', async () => {
    await pages.save(sender, aFrame({ identity: 'm2', subject: 'Offer 77', to: [] }));
    const request = aRequest();
    await log(request, true);
    expect(await client.database.touchpoints.get(request.touchpointId)).toMatchObject({ touchpoint: { subject: 'Offer 77' } });
  });

  test('a mail that we wrote is outbound, with the contact it went to', async () => {
    const head = (await findCurrentGeneration(client.database))?.head;
    const own = `somebody@${head?.company.domains[0]}`;
    await pages.save(sender, aFrame({ identity: 'm3', from: { address: own }, to: [{ address: contact().email }] }));
    expect(await log(aRequest())).toMatchObject({ kind: 'saved', direction: 'outbound', contactId: contact().id });
  });

  test('a time that cannot be is now', async () => {
    await pages.save(sender, aFrame({ identity: 'm4', to: [], sentAt: '2031-01-01T00:00:00Z' }));
    expect(await log(aRequest())).toMatchObject({ kind: 'saved', happenedAt: new Date(nowMs).toISOString() });
  });

  test('a call needs no page', async () => {
    const { page: _none, ...request } = aRequest({ channel: 'call' });
    expect(await log(request)).toMatchObject({ kind: 'saved', direction: 'mutual' });
  });
});

describe('what is refused', () => {
  test('a page that shows another message', async () => {
    await pages.save(sender, aFrame({ identity: 'm5', to: [] }));
    const painted = mergeFrames(await pages.load(sender.tabId))?.lockKey ?? '';
    const request = aRequest({ page: { tabId: sender.tabId, lockKey: painted } });
    await pages.save(sender, aFrame({ identity: 'm5', to: [] }, 'mail 2'));
    expect(await log(request)).toEqual({ kind: 'page-moved-on' });
    expect(await client.database.outbox.count()).toBe(0);
  });

  test('a tab of which nothing is known', async () => {
    expect(await log(aRequest({ page: { tabId: 99, lockKey: 'mail 1' } }))).toEqual({ kind: 'page-moved-on' });
  });

  test('a customer who is not on that page', async () => {
    await pages.save(sender, aFrame({ identity: 'm6', to: [] }));
    expect(await log(aRequest({ customerId: 'somebody-else' }))).toEqual({ kind: 'page-moved-on' });
  });

  test('asked again because the worker died over the answer: the same answer, and still one touchpoint', async () => {
    await pages.save(sender, aFrame({ identity: 'm1', from: { address: contact().email }, to: [] }));
    for (const request of [aRequest(), aRequest({ channel: 'call', page: undefined })]) {
      const first = await log(request);
      expect(first.kind).toBe('saved');
      expect(await log(request)).toEqual(first);
    }
    expect(await client.database.touchpoints.count()).toBe(2);
    expect(await client.database.outbox.count()).toBe(2);
  });

  test('the same message a second time, told with who and when', async () => {
    await pages.save(sender, aFrame({ identity: 'm7', to: [] }));
    await log(aRequest());
    const viewerId = (await findCurrentGeneration(client.database))?.head.viewer.id;
    expect(await log(aRequest())).toEqual({ kind: 'already-logged', staffId: viewerId, loggedAt: new Date(nowMs).toISOString() });
    expect(await client.database.outbox.count()).toBe(1);
  });

  test('a full disk is said, not hidden', async () => {
    await pages.save(sender, aFrame({ identity: 'm8', to: [] }));
    const { add } = client.database.outbox;
    client.database.outbox.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    try {
      expect(await log(aRequest())).toEqual({ kind: 'not-saved', reason: 'disk-full' });
    } finally {
      client.database.outbox.add = add;
    }
    expect(await client.database.touchpoints.count(), 'both or none').toBe(0);
  });
});

describe('frames of a tab', () => {
  test('two frames that answer at once are both kept', async () => {
    await Promise.all([
      pages.save({ ...sender, frameId: 0 }, aFrame(undefined, 'outer')),
      pages.save({ ...sender, frameId: 5 }, aFrame(undefined, 'inner')),
    ]);
    expect(Object.keys((await pages.load(sender.tabId))?.frames ?? {})).toEqual(['0', '5']);
  });

  test('a new document in the tab ends the frames of the old one', async () => {
    await pages.save({ ...sender, frameId: 0 }, aFrame(undefined, 'outer'));
    await pages.save({ ...sender, frameId: 5 }, aFrame(undefined, 'inner'));
    await pages.save({ ...sender, frameId: 0 }, { ...aFrame(undefined, 'next'), documentId: 'doc 2' });
    expect(Object.values((await pages.load(sender.tabId))?.frames ?? {}).map((frame) => frame.subjectKey)).toEqual(['next']);
  });

  test('a frame that leaves is forgotten, unless it already shows another document', async () => {
    await pages.save({ ...sender, frameId: 0 }, aFrame(undefined, 'outer'));
    await pages.save({ ...sender, frameId: 5 }, { ...aFrame(undefined, 'inner'), documentId: 'inner 2' });
    await pages.leave({ ...sender, frameId: 5, documentId: 'inner 1' });
    expect(Object.keys((await pages.load(sender.tabId))?.frames ?? {})).toEqual(['0', '5']);
    await pages.leave({ ...sender, frameId: 5, documentId: 'inner 2' });
    expect(Object.keys((await pages.load(sender.tabId))?.frames ?? {})).toEqual(['0']);
  });
});
