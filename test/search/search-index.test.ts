/** Everything a rep may type finds the customer, the better match first. */
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { SearchIndexBuilder } from '../../lib/search/build-search-index.ts';
import { SearchIndex, type SearchOptions } from '../../lib/search/search-index.ts';
import type { SearchedCustomer } from '../../lib/search/search-keys.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const noRest = (): Promise<void> => Promise.resolve();

function aSearched(id: string, legalName: string, more: Partial<SearchedCustomer> = {}): SearchedCustomer {
  return {
    id,
    kind: 'business',
    legalName,
    aliases: [],
    domains: [],
    contacts: [],
    ownerId: 'another',
    tier: 'STANDARD',
    ...more,
  };
}

async function build(customers: readonly SearchedCustomer[], hidden: readonly string[] = []): Promise<ArrayBuffer> {
  const builder = new SearchIndexBuilder({ viewerId: 'me', hidden });
  builder.add(customers);
  return (await builder.finishInSlices(noRest)).buffer;
}

async function idsFor(
  customers: readonly SearchedCustomer[],
  query: string,
  more: Partial<SearchOptions> = {},
): Promise<string[]> {
  return SearchIndex.fromBytes(await build(customers))
    .find(query, { limit: 10, ...more })
    .map(({ customerId }) => customerId);
}

const huaxing = aSearched('c-1', '深圳市华星科技有限公司', {
  domains: ['huaxing.example'],
  contacts: [{ id: 'p-1', name: '何晓坤', email: 'he.xiaokun@huaxing.example' }],
  recordIds: ['ACC-0042'],
});

describe('a customer is found', () => {
  test.each([
    ['华星', 'its name without place and form'],
    ['華星科技', 'traditional characters'],
    ['深圳市华星', 'the beginning of its legal name'],
    ['科技', 'a part of its name'],
    ['hxkj', 'initials'],
    ['HXKJ', 'capitals'],
    ['ｈｘｋｊ', 'full width'],
    ['huaxing', 'pinyin'],
    ['hua xing ke', 'pinyin with spaces'],
    ['shenzhenshihua', 'pinyin of the legal name'],
    ['何晓坤', 'a contact'],
    ['hexiaokun', 'pinyin of a contact'],
    ['hxk', 'initials of a contact'],
    ['he.xiaokun@hua', 'an address'],
    ['huaxing.example', 'a domain'],
    ['somebody@huaxing.example', 'another address at its domain'],
    ['acc-0042', 'a record id'],
    ['c-1', 'its id'],
  ])('by %s: %s', async (query) => {
    expect(await idsFor([huaxing, aSearched('c-2', '宁波远望机电有限公司')], query)).toContain('c-1');
  });

  test.each([
    ['单氏机械', ['shanshi', 'danshi', 'ssjx', 'dsjx']],
    ['曾记食品', ['zengji', 'cengji', 'zjsp', 'cjsp']],
    ['解放重工', ['jiefangzhonggong', 'xiefangzhong', 'jfzg', 'jfcg']],
    ['重庆长安', ['chongqingchangan', 'cqca']],
    ['厦门银行', ['xiamenyinhang', 'xmyh']],
    ['绿地', ['lvdi', 'ludi']],
    ['华润万家乐购', ['huarunwanjialegou', 'huarunwanjiayuegou']],
  ])('%s by every reading', async (alias, queries) => {
    const customers = [aSearched('c-1', `${alias}股份有限公司`, { aliases: [alias] })];
    for (const query of queries) expect([query, ...(await idsFor(customers, query))]).toEqual([query, 'c-1']);
  });

  test('names in letters by any word, without accents', async () => {
    const customers = [aSearched('c-1', 'Chengdu Emfuture Automation Co., Ltd'), aSearched('c-2', 'Jörg Müller & Söhne GmbH')];
    expect(await idsFor(customers, 'automation')).toEqual(['c-1']);
    expect(await idsFor(customers, 'muller')).toEqual(['c-2']);
    expect(await idsFor(customers, 'Söhne')).toEqual(['c-2']);
  });

  test('nobody by what is in no name, and by nothing', async () => {
    expect(await idsFor([huaxing], 'zzz')).toEqual([]);
    expect(await idsFor([huaxing], ' -· ')).toEqual([]);
    expect(await idsFor([], 'hx')).toEqual([]);
  });
});

describe('of several', () => {
  test('the whole name comes before a beginning, a beginning before a part', async () => {
    const customers = [
      aSearched('inside', '新华星辰股份有限公司', { aliases: ['新华星辰'], ownerId: 'me', tier: 'MVC' }),
      aSearched('beginning', '华星辰股份有限公司', { aliases: ['华星辰'], ownerId: 'me' }),
      aSearched('whole', '华星股份有限公司', { aliases: ['华星'] }),
    ];
    expect(await idsFor(customers, '华星')).toEqual(['whole', 'beginning', 'inside']);
  });

  test('my own come first, then the higher tier', async () => {
    const customers = [
      aSearched('standard', 'Nova Foods Inc.', { aliases: ['Nova'] }),
      aSearched('mvc', 'Nova Tools Inc.', { aliases: ['Nova'], tier: 'MVC' }),
      aSearched('mine', 'Nova Parts Inc.', { aliases: ['Nova'], ownerId: 'me', tier: 'BZ' }),
    ];
    expect(await idsFor(customers, 'nova')).toEqual(['mine', 'mvc', 'standard']);
  });

  test('whom I looked at lately comes first', async () => {
    const customers = [
      aSearched('mine', 'Nova Parts Inc.', { aliases: ['Nova'], ownerId: 'me' }),
      aSearched('recent', 'Nova Foods Inc.', { aliases: ['Nova'] }),
    ];
    expect(await idsFor(customers, 'nov', { recent: ['recent'] })).toEqual(['recent', 'mine']);
  });

  test('the short name comes before the legal name, whosever customer it is', async () => {
    const customers = [
      aSearched('legal', '深圳市华星科技有限公司', { ownerId: 'me', tier: 'MVC' }),
      aSearched('short', '联合航运股份有限公司', { aliases: ['深圳市华东联运'] }),
    ];
    expect(await idsFor(customers, '深圳市华')).toEqual(['short', 'legal']);
  });

  test('the usual reading comes before a rare one', async () => {
    const customers = [
      aSearched('rare', '单山股份有限公司', { aliases: ['单山'], ownerId: 'me' }),
      aSearched('usual', '善山股份有限公司', { aliases: ['善山'] }),
    ];
    expect(await idsFor(customers, 'shanshan')).toEqual(['usual', 'rare']);
  });

  test('what matched is said when it is not the name', async () => {
    const index = SearchIndex.fromBytes(await build([huaxing]));
    expect(index.find('hexiao', { limit: 1 })).toEqual([
      { customerId: 'c-1', name: '深圳市华星科技有限公司', tier: 'STANDARD', matched: '何晓坤 · he.xiaokun@huaxing.example' },
    ]);
    expect(index.find('hxkj', { limit: 1 })).toEqual([{ customerId: 'c-1', name: '深圳市华星科技有限公司', tier: 'STANDARD' }]);
  });
});

test('a changed row is found by its new name only, a removed one by none', async () => {
  const base = await build([huaxing, aSearched('c-2', '远望机电', { aliases: ['远望'] })]);
  const changed = await build([aSearched('c-1', '蓝海科技', { aliases: ['蓝海'] })], ['c-1', 'c-2']);
  const index = SearchIndex.fromBytes(base, changed);
  const ids = (query: string): string[] => index.find(query, { limit: 10 }).map(({ customerId }) => customerId);
  expect(ids('蓝海')).toEqual(['c-1']);
  expect(ids('hxkj')).toEqual([]);
  expect(ids('远望')).toEqual([]);
});

test('customers in several parts are found as in one, and what changed hides them in each', async () => {
  const customers = sampleCompany({ seed: 7, now: 0 }).customers.slice(0, 60);
  const whole = SearchIndex.fromBytes(await build(customers));
  const parts = await Promise.all([0, 20, 40].map((from) => build(customers.slice(from, from + 20))));
  const parted = SearchIndex.fromParts(parts);
  const ids = (index: SearchIndex, query: string): string[] =>
    index
      .find(query, { limit: 60 })
      .map(({ customerId }) => customerId)
      .sort();
  const queries = customers.flatMap(({ id, legalName, aliases, contacts }) => [
    id,
    legalName,
    ...aliases,
    ...contacts.map(({ name }) => name),
  ]);
  for (const query of queries) expect([query, ids(parted, query)]).toEqual([query, ids(whole, query)]);
  const removed = [0, 25, 50].map((at) => customers[at]?.id ?? '');
  const changed = SearchIndex.fromParts(parts, await build([], removed));
  for (const id of removed) expect(ids(changed, id)).not.toContain(id);
  expect(() => SearchIndex.fromParts([])).toThrow('at least one part');
});

test('bytes that are no index are refused', () => {
  expect(() => SearchIndex.fromBytes(new ArrayBuffer(64))).toThrow('no');
});

const company = sampleCompany({ seed: 7, now: Date.parse('2026-11-20T02:00:00Z') });
const isChinese = (text: string): boolean => /^[\u4e00-\u9fff]+$/.test(text);

describe('every customer of the sample company', () => {
  const index = build(company.customers).then((bytes) => SearchIndex.fromBytes(bytes));
  const isFound = async (query: string, customerId: string): Promise<boolean> =>
    (await index).find(query, { limit: 50 }).some((found) => found.customerId === customerId);

  test('is found by the full pinyin and the initials of every short name, as another library spells them', async () => {
    const missed: string[] = [];
    for (const { id, aliases } of company.customers) {
      for (const alias of aliases.filter(isChinese)) {
        for (const pattern of ['pinyin', 'first'] as const) {
          const query = pinyin(alias, { toneType: 'none', type: 'array', pattern, v: true }).join('');
          if (query.length > 1 && !(await isFound(query, id))) missed.push(`${alias} ${query}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('is found by any beginning of its names that is long enough to tell', async () => {
    const names = company.customers.flatMap(({ id, aliases, legalName }) =>
      [...aliases, legalName].map((name) => ({ id, name })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true }), async ({ id, name }, share) => {
        const length = Math.max(Math.min(4, name.length), Math.ceil(share * name.length));
        expect([name.slice(0, length), await isFound(name.slice(0, length), id)]).toEqual([name.slice(0, length), true]);
      }),
      { numRuns: 500 },
    );
  });
});
