/** A list from the figures: whom it names, why, and that it goes the way of any file. */
import { expect, test } from 'vitest';
import { proposeTable } from '../../lib/console/propose-table.ts';
import { checkRows, mapColumns } from '../../lib/console/read-tier-table.ts';
import type { ExportHead, ShardRow } from '../../lib/model/export.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { proposeTier } from '../../lib/tiering/propose-tier.ts';
import { summarisePopulation } from '../../lib/tiering/propose-tiers.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const company = sampleCompany({ seed: 5, now: Date.parse('2026-11-20T08:00:00Z') });
const rows = company.customers.map((customer): ShardRow => ({ revision: 1, customer, touchpoints: [] }));
const head = { playbook: defaultPlaybook } as ExportHead;

test('names exactly the customers whose figures speak for another tier, with the figures as the reason', () => {
  const table = proposeTable(rows, head, 'zh_CN');
  const summary = summarisePopulation(
    company.customers.map((customer) => customer.measures),
    defaultPlaybook,
  );
  const expected = company.customers.filter((customer) => {
    const { tier } = proposeTier(customer, defaultPlaybook, summary);
    return tier !== undefined && tier !== customer.tier;
  });
  expect(expected.length).toBeGreaterThan(5);
  expect(table.rows.map((row) => row.cells[0])).toEqual(expected.map((customer) => customer.id));
  for (const { cells } of table.rows) {
    expect(cells[2]).not.toBe(cells[3]);
    expect(cells[4]).toMatch(/\d/);
    expect(cells[4]?.length).toBeLessThanOrEqual(500);
  }
});

test('is read like a file: every row an entry, no mistakes', () => {
  const table = proposeTable(rows, head, 'en');
  const { columns, problem } = mapColumns(table, new Map());
  expect(problem).toBeUndefined();
  const { entries, problems } = checkRows(table, columns, () => true);
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(table.rows.length);
  expect(entries[0]).toMatchObject({ customerId: table.rows[0]?.cells[0], tier: table.rows[0]?.cells[3] });
});

test('a customer without figures is left as it is', () => {
  const silent = rows.map((row) => ({ ...row, customer: { ...row.customer, measures: undefined } }) as unknown as ShardRow);
  expect(proposeTable(silent, head, 'en').rows).toEqual([]);
});
