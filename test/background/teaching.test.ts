/** What a rep teaches is used by the next reading, survives the worker, and can be taken back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updateSearchIndex } from '../../lib/background/build-search.ts';
import { Recogniser } from '../../lib/background/recogniser.ts';
import { wipeCustomers } from '../../lib/background/wipe-customers.ts';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { dropLesson, loadLessons, saveLesson } from '../../lib/cache/lessons.ts';
import { choiceKey } from '../../lib/match/resolve-mentions.ts';
import type { Lesson } from '../../lib/model/lesson.ts';
import type { Resolution } from '../../lib/model/mention.ts';
import type { PageReading } from '../../lib/model/page.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import { type Client, createWorld, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
const now = new Date(startMs).toISOString();
let world: World;
let client: Client;

beforeAll(async () => {
  world = await createWorld(startMs);
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
});
afterAll(() => world.close());
beforeEach(() => client.database.taught.clear());

function aMailFrom(name: string, address: string, body: string): PageReading {
  return {
    site: 'generic',
    step: 'adapter',
    view: 'message',
    subjectKey: 'test',
    message: { from: { name, address }, to: [] },
    blocks: [
      { role: 'sender', text: `${name} <${address}>` },
      { role: 'body', text: body },
    ],
  };
}

/** A worker that has just started reads the page. */
function recognise(reading: PageReading): Promise<Resolution> {
  return new Recogniser(client.database).recognise(reading);
}

function teach(lesson: Lesson): Promise<void> {
  return saveLesson(client.database, choiceKey(lesson.surface), lesson, now);
}

const stranger = aMailFrom('Nora Velde', 'Nora@velde-werkzeuge.example', 'Are you looking for a distributor?');
const strangerAddress = 'nora@velde-werkzeuge.example';
const wangWei = aMailFrom('王伟', 'ww1979@freemail.example', '样品什么时候能到？');

describe('an unknown sender', () => {
  test('is linked to a customer: from then on the address is that customer', async () => {
    const before = await recognise(stranger);
    expect(before.unknownSender?.address).toBe(strangerAddress);
    expect(before.customers).toEqual([]);
    await teach({ kind: 'link', surface: strangerAddress, customerId: 'c-0012' });
    const after = await recognise(stranger);
    expect(after.primaryCustomerId).toBe('c-0012');
    expect(after.unknownSender).toBeUndefined();
    // The backend knows no such contact: no touchpoint may name one.
    expect(JSON.stringify(after)).not.toContain('contactId');
    expect(after.mentions[0]?.candidates[0]?.evidence).toBe('choice');
  });

  test('a name that was taught is found wherever it stands, in any case, and not inside another word', async () => {
    const page = (text: string) => aMailFrom('Ann', 'ann@nobody-knows.example', text);
    expect((await recognise(page('News from Blauhimmel today'))).customers).toEqual([]);
    await teach({ kind: 'link', surface: 'Blauhimmel', customerId: 'c-0012' });
    expect((await recognise(page('News from BLAUHIMMEL today'))).customers.map((entry) => entry.customerId)).toEqual(['c-0012']);
    expect((await recognise(page('Blauhimmelstadt is far away'))).customers).toEqual([]);
    await teach({ kind: 'link', surface: '碧空重工', customerId: 'c-0001' });
    expect((await recognise(page('昨天碧空重工的人来过'))).customers.map((entry) => entry.customerId)).toEqual(['c-0001']);
  });

  test('is recognised so wherever the address stands, and nothing else of the customer changes', async () => {
    await teach({ kind: 'link', surface: strangerAddress, customerId: 'c-0001' });
    const other = await recognise(aMailFrom('李薇', 'liwei@huaheng.example', `cc ${strangerAddress}`));
    expect(other.primaryCustomerId).toBe('c-0001');
    expect(other.customers).toHaveLength(1);
    expect(other.customers[0]?.contactId).toBeDefined();
  });

  test('is linked with everybody of the domain, where that is no public provider', async () => {
    expect((await recognise(stranger)).unknownSender?.domain).toBe('velde-werkzeuge.example');
    expect((await recognise(wangWei)).unknownSender?.domain).toBe('freemail.example');
    expect((await recognise(aMailFrom('Bo', 'bo@gmail.com', 'Hi'))).unknownSender).toEqual({
      name: 'Bo',
      address: 'bo@gmail.com',
    });
    await teach({ kind: 'link', surface: 'velde-werkzeuge.example', customerId: 'c-0012' });
    expect((await recognise(stranger)).primaryCustomerId).toBe('c-0012');
    const colleague = await recognise(aMailFrom('Tom Velde', 'tom@mail.velde-werkzeuge.example', 'Hi'));
    expect(colleague.primaryCustomerId).toBe('c-0012');
    expect((await recognise(aMailFrom('Bo', 'bo@velde-werkzeuge-shop.example', 'Hi'))).primaryCustomerId).toBeUndefined();
  });

  test('is blocked: nobody is shown and nobody is asked', async () => {
    await teach({ kind: 'block', surface: 'NORA@velde-werkzeuge.example' });
    expect(await recognise(stranger)).toEqual({
      mentions: [],
      customers: [],
      choices: [],
      filteredSender: { address: stranger.message?.from?.address, by: 'you', key: strangerAddress },
    });
  });

  test('linked to a customer that is no longer ours is unknown again', async () => {
    await teach({ kind: 'link', surface: strangerAddress, customerId: 'c-gone' });
    expect((await recognise(stranger)).unknownSender?.address).toBe(strangerAddress);
  });
});

describe('a name that several customers have', () => {
  test('is asked for once: chosen, it is that customer', async () => {
    const [choice] = (await recognise(wangWei)).choices;
    const [first, second] = choice?.candidates ?? [];
    if (!choice || !first || !second) throw new Error('the sample has two people of that name');
    await teach({ kind: 'choice', surface: choice.surface, customerId: second.customerId });
    const after = await recognise(wangWei);
    expect(after.choices).toEqual([]);
    expect(after.primaryCustomerId).toBe(second.customerId);
  });

  test('is asked for no more when it is none of them', async () => {
    const [choice] = (await recognise(wangWei)).choices;
    if (!choice) throw new Error('the sample has such a name');
    const customerIds = choice.candidates.map((candidate) => candidate.customerId);
    await teach({ kind: 'rejection', surface: choice.surface, customerIds });
    const after = await recognise(wangWei);
    expect(after.choices).toEqual([]);
    expect(after.customers).toEqual([]);
  });
});

describe('not this customer', () => {
  const mail = aMailFrom('Somebody', 'somebody@elsewhere.example', '华珩科技股份有限公司的标书');

  test('is remembered for what stood in the page, and for this customer only', async () => {
    const [mention] = (await recognise(mail)).mentions;
    expect(mention?.candidates.map((candidate) => candidate.customerId)).toEqual(['c-0001']);
    await teach({ kind: 'rejection', surface: mention?.surface ?? '', customerIds: ['c-0001'] });
    expect((await recognise(mail)).customers).toEqual([]);
    expect((await recognise(aMailFrom('李薇', 'liwei@huaheng.example', ''))).primaryCustomerId).toBe('c-0001');
  });

  test('takes back the link that was taught before', async () => {
    await teach({ kind: 'link', surface: strangerAddress, customerId: 'c-0012' });
    await teach({ kind: 'rejection', surface: strangerAddress, customerIds: ['c-0012'] });
    expect((await recognise(stranger)).unknownSender?.address).toBe(strangerAddress);
    expect(await loadLessons(client.database)).toHaveLength(1);
  });

  test('said twice of one name holds for both customers', async () => {
    await teach({ kind: 'rejection', surface: '华珩', customerIds: ['c-0001'] });
    await teach({ kind: 'rejection', surface: '華珩', customerIds: ['c-0002'] });
    const lessons = await loadLessons(client.database);
    expect(lessons.map(({ lesson }) => lesson)).toMatchObject([{ customerIds: ['c-0001', 'c-0002'] }]);
  });
});

test('what is taken back holds no longer, and a loaded recogniser learns when it is told to forget', async () => {
  const recogniser = new Recogniser(client.database);
  await teach({ kind: 'link', surface: strangerAddress, customerId: 'c-0012' });
  expect((await recogniser.recognise(stranger)).primaryCustomerId).toBe('c-0012');
  await dropLesson(client.database, choiceKey(strangerAddress));
  recogniser.forget();
  expect((await recogniser.recognise(stranger)).primaryCustomerId).toBeUndefined();
});

describe('the search index', () => {
  async function load(target: Client): Promise<SearchIndex> {
    const generation = await findCurrentGeneration(target.database);
    const base = await target.database.indexes.get([generation?.id ?? 0, 'search']);
    const changed = await target.database.indexes.get([generation?.id ?? 0, 'search-changed']);
    if (!base) throw new Error('no search index was built');
    return SearchIndex.fromBytes(await base.bytes.arrayBuffer(), await changed?.bytes.arrayBuffer());
  }

  test('of a synced cache finds every customer by its id, and follows changed and removed rows', async () => {
    const own = world.openClient(repToken);
    await own.sync({ isAsked: true });
    await updateSearchIndex(own.database, true);
    const index = await load(own);
    for await (const rows of readAllRows(own.database)) {
      for (const { customer } of rows) expect(index.find(customer.id, { limit: 1 })[0]?.customerId).toBe(customer.id);
    }
    const generation = await findCurrentGeneration(own.database);
    const changedId = index.find('华珩', { limit: 1 })[0]?.customerId ?? '';
    const row = await own.database.changed.get([generation?.id ?? 0, changedId]);
    expect(row).toBeUndefined();
    await own.database.changed.put({ generation: generation?.id ?? 0, customerId: changedId });
    await updateSearchIndex(own.database, true);
    expect((await load(own)).find('华珩', { limit: 10 }).map(({ customerId }) => customerId)).not.toContain(changedId);
  });
});

test('signing out forgets what was taught', async () => {
  const own = world.openClient(repToken);
  await saveLesson(own.database, 'a@b.example', { kind: 'block', surface: 'a@b.example' }, now);
  await wipeCustomers(own.database);
  expect(await own.database.taught.count()).toBe(0);
});
