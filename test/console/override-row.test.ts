/** A manager's own judgement over a row: in the table, in the entries that are published, and nowhere else. */
import { expect, test } from 'vitest';
import { overrideRow } from '../../lib/console/override-row.ts';
import { checkRows, mapColumns, type TierTable } from '../../lib/console/read-tier-table.ts';

function tableOf(header: readonly string[], ...rows: readonly (readonly string[])[]): TierTable {
  return { header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) };
}

function entriesOf(table: TierTable) {
  return checkRows(table, mapColumns(table, new Map()).columns, () => true);
}

test('takes the place of tier and reason in its row, and leaves the others and the table itself as they were', () => {
  const table = tableOf(['customer id', 'tier', 'reason'], ['A', 'MGC', 'grows'], ['B', 'BZ', 'costs']);
  const before = structuredClone(table);
  const { columns } = mapColumns(table, new Map());
  const decided = overrideRow(table, columns, 'B', 'STANDARD', 'opens a market');
  expect(entriesOf(decided)).toEqual({
    entries: [
      { customerId: 'A', tier: 'MGC', reason: 'grows' },
      { customerId: 'B', tier: 'STANDARD', reason: 'opens a market' },
    ],
    problems: [],
  });
  expect(table).toEqual(before);
});

test('brings a column for reasons where the file has none, and fills a short row', () => {
  const table = tableOf(['customer id', 'tier', 'remark of ours'], ['A', 'MGC'], ['B', 'BZ', 'x']);
  const { columns } = mapColumns(table, new Map());
  const decided = overrideRow(table, columns, 'A', 'MVC', 'matters');
  expect(decided.header).toEqual(['customer id', 'tier', 'remark of ours', 'reason']);
  const { entries, problems } = entriesOf(decided);
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    { customerId: 'A', tier: 'MVC', reason: 'matters' },
    { customerId: 'B', tier: 'BZ' },
  ]);
});

test('of a customer that the table does not name changes nothing', () => {
  const table = tableOf(['customer id', 'tier', 'reason'], ['A', 'MGC', '']);
  const { columns } = mapColumns(table, new Map());
  expect(overrideRow(table, columns, 'Z', 'MVC', 'x').rows).toEqual(table.rows);
});
