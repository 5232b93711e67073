/** The recogniser over a real cache: what changed since the snapshot counts, and an index that cannot be read is built anew. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Recogniser } from '../../lib/background/recogniser.ts';
import { findCurrentGeneration, findCustomerRow } from '../../lib/cache/customers.ts';
import type { PageReading } from '../../lib/model/page.ts';
import { type Client, createWorld, repToken, type World } from '../support/sync-world.ts';

const nowMs = Date.parse('2026-11-20T08:00:00Z');
let world: World;
let client: Client;

beforeAll(async () => {
  world = await createWorld(nowMs);
  client = world.openClient(repToken);
  await client.sync({ isAsked: true });
});
afterAll(() => world.close());

function aPage(text: string): PageReading {
  return { site: 'generic', step: 'text', view: 'message', subjectKey: 'k', blocks: [{ role: 'body', text }] };
}

const recognise = async (text: string): Promise<readonly string[]> =>
  (await new Recogniser(client.database).recognise(aPage(text))).customers.map((customer) => customer.customerId);

test('a customer is found by its name in running text', async () => {
  expect(await recognise('请把报价发给华珩科技股份有限公司的采购部。')).toEqual(['c-0001']);
  expect(await recognise('Nothing of interest here.')).toEqual([]);
});

test('a changed row counts at once, under its new name and no longer under the old', async () => {
  const generation = (await findCurrentGeneration(client.database))?.id ?? -1;
  const row = await findCustomerRow(client.database, 'c-0001');
  if (!row) throw new Error('the sample has this customer');
  const customer = { ...row.customer, legalName: 'Quillmarsh Fixtures GmbH', aliases: [], domains: [], contacts: [] };
  await client.database.changed.put({ generation, customerId: 'c-0001', row: { ...row, customer } });
  expect(await recognise('Quillmarsh Fixtures GmbH has ordered.')).toEqual(['c-0001']);
  expect(await recognise('请把报价发给华珩科技股份有限公司的采购部。')).toEqual([]);
  await client.database.changed.put({ generation, customerId: 'c-0001' });
  expect(await recognise('Quillmarsh Fixtures GmbH has ordered.')).toEqual([]);
  await client.database.changed.delete([generation, 'c-0001']);
});

test('an index of an older version is built anew from the rows, and stored', async () => {
  const generation = (await findCurrentGeneration(client.database))?.id ?? -1;
  await client.database.indexes.put({ generation, kind: 'names', bytes: new Blob([new Uint8Array(16)]) });
  expect(await recognise('华珩科技股份有限公司')).toEqual(['c-0001']);
  const stored = await client.database.indexes.get([generation, 'names']);
  expect(stored?.bytes.size).toBeGreaterThan(1000);
});
