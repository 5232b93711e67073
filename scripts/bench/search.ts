/**
 * `npm run -s bench:search [-- --quick] [-- --data FILE.ndjson[.gz]]`: every keystroke of looking a customer up, by name, pinyin,
 * initials, contact, address, domain and id, among 50,000 customers; and whether the first result is the one that was meant.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { tierSchema } from '../../lib/model/customer.ts';
import { SearchIndexBuilder } from '../../lib/search/build-search-index.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import type { SearchedCustomer } from '../../lib/search/search-keys.ts';
import { createRandom } from '../../server/sample/random.ts';
import { makeData } from './match-data.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, data: { type: 'string' } } });
const customerCount = values.quick ? 10_000 : 50_000;
const lookUps = values.quick ? 100 : 400;
const limit = 10;
const random = createRandom(20_261_121);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;

const surnames = '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 单 曾 解 仇 任 盖 Müller Schmidt Smith Rossi'.split(' ');
const givenNames = '伟 芳 敏 静 丽华 志强 建国 晓坤 乐 长庚 Anna Jonas Maria Ken'.split(' ');

interface ListedCustomer {
  readonly id: string;
  readonly legalName: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  readonly contacts: readonly { readonly name: string; readonly email?: string }[];
}

/** Customers with the names of the matcher's benchmark, and people and addresses of their own. */
function makeCustomers(): ListedCustomer[] {
  return makeData(20_261_120)
    .names(customerCount)
    .map((legalName, place): ListedCustomer => {
      const domain = `${pick('nova hua xing tech mega alto'.split(' '))}${place.toString(36)}.example`;
      const brand = /^[\u4e00-\u9fff]{4,}$/.test(legalName) ? legalName.slice(2, 6) : undefined;
      return {
        id: `C${place}`,
        legalName,
        aliases: brand === undefined || random.next() < 0.3 ? [] : [brand],
        domains: random.next() < 0.5 ? [domain] : [],
        contacts: Array.from({ length: Math.floor(random.next() * 3) }, (_, at) => {
          const surname = pick(surnames);
          const given = pick(givenNames);
          const name = /[a-z]/i.test(surname) ? `${given} ${surname}` : surname + given;
          return { name, email: `p${at}.${place}@${domain}` };
        }),
      };
    });
}

function readCustomers(file: string): ListedCustomer[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .slice(0, customerCount)
    .map((line) => JSON.parse(line) as ListedCustomer);
}

const listed = values.data === undefined ? makeCustomers() : readCustomers(values.data);
const customers = listed.map(
  (customer): SearchedCustomer => ({
    id: customer.id,
    kind: 'business',
    legalName: customer.legalName,
    aliases: [...customer.aliases],
    domains: [...customer.domains],
    contacts: customer.contacts.map((contact, at) => ({ id: `${customer.id}-${at}`, ...contact })),
    ownerId: random.next() < 0.02 ? 'me' : 'another',
    tier: pick(tierSchema.options),
  }),
);

function isChinese(text: string): boolean {
  return /^[\u4e00-\u9fff]+$/.test(text);
}

/** Spelt by another library than the table that the index was made with: it knows phrases. */
function spell(text: string, pattern: 'pinyin' | 'first'): string {
  return pinyin(text, { toneType: 'none', type: 'array', pattern, v: true }).join('').toLowerCase();
}

/** What people may type for a customer, by how they know it; the first of them is typed. */
const ways: Readonly<Record<string, (customer: SearchedCustomer) => readonly string[]>> = {
  'legal name': ({ legalName }) => [legalName],
  'short name': ({ aliases }) => aliases,
  pinyin: ({ aliases }) => aliases.filter(isChinese).map((name) => spell(name, 'pinyin')),
  initials: ({ aliases }) => aliases.filter((name) => isChinese(name) && name.length > 2).map((name) => spell(name, 'first')),
  contact: ({ contacts }) => contacts.map(({ name }) => name),
  address: ({ contacts }) => contacts.flatMap(({ email }) => email ?? []),
  domain: ({ domains }) => domains,
  id: ({ id }) => [id],
};

const buildStart = performance.now();
const builder = new SearchIndexBuilder({ viewerId: 'me' });
let longestSlice = 0;
let sliceStart = performance.now();
const noteSlice = async (): Promise<void> => {
  longestSlice = Math.max(longestSlice, performance.now() - sliceStart);
  sliceStart = performance.now();
};
for (let from = 0; from < customers.length; from += 200) {
  builder.add(customers.slice(from, from + 200));
  await noteSlice();
}
const bytes = await builder.finishInSlices(noteSlice);
await noteSlice();
const buildMs = performance.now() - buildStart;
const loadStart = performance.now();
const index = SearchIndex.fromBytes(bytes.buffer);
const loadMs = performance.now() - loadStart;

const results: BenchResult[] = [];
const keystrokes: number[] = [];
let askedAlone = 0;
let rightAlone = 0;
for (const [way, queriesOf] of Object.entries(ways)) {
  const owners = new Map<string, Set<string>>();
  for (const customer of customers) {
    for (const query of queriesOf(customer).map((text) => text.toLowerCase())) {
      const known = owners.get(query);
      if (known) known.add(customer.id);
      else owners.set(query, new Set([customer.id]));
    }
  }
  const asked = customers.filter((customer) => queriesOf(customer).length > 0);
  if (asked.length === 0) continue;
  let alone = 0;
  let aloneRight = 0;
  let shared = 0;
  let sharedRight = 0;
  for (let round = 0; round < lookUps; round++) {
    const customer = pick(asked);
    const query = queriesOf(customer)[0] ?? '';
    for (let length = 1; length <= query.length; length++) {
      const start = performance.now();
      index.find(query.slice(0, length), { limit });
      keystrokes.push(performance.now() - start);
    }
    const first = index.find(query, { limit })[0]?.customerId ?? '';
    const meant = owners.get(query.toLowerCase());
    if (meant?.size === 1) {
      alone++;
      if (meant.has(first)) aloneRight++;
    } else {
      shared++;
      if (meant?.has(first)) sharedRight++;
    }
  }
  askedAlone += alone;
  rightAlone += aloneRight;
  if (alone > 0) results.push({ id: `first result right, by ${way}`, value: round((100 * aloneRight) / alone), unit: '%' });
  if (shared > 0)
    results.push({
      id: '  shared by several: one of them is first',
      value: round((100 * sharedRight) / shared),
      unit: `% of ${shared}`,
    });
}
results.push(
  withGoal({ id: 'first result right', value: round((100 * rightAlone) / askedAlone), unit: '%', goal: '>=95' }),
  { id: 'keystroke, longest of all', value: round(quantile(keystrokes, 1)), unit: 'ms' },
  withGoal({ id: 'keystroke, 99th percentile', value: round(quantile(keystrokes, 0.99)), unit: 'ms', goal: '<=16' }),
  { id: 'keystroke, median', value: round(quantile(keystrokes, 0.5)), unit: 'ms' },
  { id: 'customers', value: customers.length, unit: '' },
  { id: 'build', value: round(buildMs), unit: 'ms' },
  { id: 'longest slice of building', value: round(longestSlice), unit: 'ms' },
  { id: 'load', value: round(loadMs), unit: 'ms' },
  { id: 'index', value: round(bytes.length / 1e6), unit: 'MB' },
);
printReport('search', results);
