/** A manager's file, as spreadsheets really save it, and everything that can be wrong with it. */
import { describe, expect, test } from 'vitest';
import { readTierFile } from '../../lib/console/read-tier-file.ts';
import { checkRows, checkRowsInSlices, mapColumns, type TierTable } from '../../lib/console/read-tier-table.ts';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { makeXlsx } from '../support/make-xlsx.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

async function mustRead(bytes: Uint8Array<ArrayBuffer>): Promise<TierTable> {
  const read = await readTierFile(bytes);
  if ('problem' in read) throw new Error(`not readable: ${read.problem.kind}`);
  return read.table;
}

/** Customers A1 to A9 exist. */
async function check(text: string): Promise<ReturnType<typeof checkRows>> {
  const table = await mustRead(utf8(text));
  return checkRows(table, mapColumns(table, new Map()).columns, (id) => /^A[1-9]$/.test(id));
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(2 + i * 2, text.charCodeAt(i), true);
  return bytes;
}

describe('reading', () => {
  const expected = { header: ['客户编号', '等级'], rows: [{ line: 2, cells: ['A1', '最具价值客户'] }] };

  test.each([
    ['UTF-8', utf8('客户编号,等级\nA1,最具价值客户\n')],
    ['UTF-8 with a byte-order mark', utf8('\ufeff客户编号,等级\r\nA1,最具价值客户\r\n')],
    ['semicolons', utf8('客户编号;等级\nA1;最具价值客户\n')],
    ['tabs in UTF-16, as Excel saves "Unicode text"', utf16('客户编号\t等级\r\nA1\t最具价值客户\r\n')],
    [
      'GBK, as a Chinese Excel saves CSV',
      // 客户编号,等级⏎A1,最具价值客户⏎
      Uint8Array.from([
        0xbf, 0xcd, 0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb5, 0xc8, 0xbc, 0xb6, 0x0a, 0x41, 0x31, 0x2c, 0xd7, 0xee, 0xbe,
        0xdf, 0xbc, 0xdb, 0xd6, 0xb5, 0xbf, 0xcd, 0xbb, 0xa7, 0x0a,
      ]),
    ],
    [
      'Excel',
      makeXlsx([
        ['客户编号', '等级'],
        ['A1', '最具价值客户'],
      ]),
    ],
  ])('%s', async (_name, bytes) => {
    expect(await mustRead(bytes)).toEqual(expected);
  });

  test('rows above the header are passed over, and rows keep the numbers that the spreadsheet shows', async () => {
    const rows = [['2026-Q4 客户分级'], ['2026-11-20'], [], ['客户编号', '等级'], [], ['A1', 'MVC']];
    expect(await mustRead(makeXlsx(rows))).toEqual({ header: ['客户编号', '等级'], rows: [{ line: 6, cells: ['A1', 'MVC'] }] });
  });

  test.each([
    ['a spreadsheet that was cut off', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), { kind: 'damaged' }],
    ['an old spreadsheet, or one behind a password', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), { kind: 'old-or-encrypted' }],
    ['a quotation mark that never closes', utf8('id,tier\nA1,"MVC\nA2,MGC\n'), { kind: 'open-quote', row: 2 }],
    ['nothing', utf8(''), { kind: 'empty' }],
    ['a header alone', utf8('id,tier\n'), { kind: 'empty' }],
    ['a spreadsheet with a header alone', makeXlsx([['id', 'tier']]), { kind: 'empty' }],
    ['NUL bytes', utf8('id,tier\nA1,M\0VC\n'), { kind: 'unknown-encoding' }],
  ])('%s is refused with its reason', async (_name, bytes, problem) => {
    expect(await readTierFile(bytes)).toEqual({ problem });
  });
});

describe('columns', () => {
  test('are recognised by their names in three languages, whatever their order', async () => {
    const table = await mustRead(utf8('備註,Tier, Customer ID ,大客户,other\nx,MVC,A1,NKA,y\n'));
    expect(mapColumns(table, new Map()).columns.map((column) => column.field)).toEqual([
      'reason',
      'tier',
      'customerId',
      'keyAccountScope',
      undefined,
    ]);
  });

  test.each(['en', 'zh_CN', 'zh_TW'] as const)('bear the names that the console itself gives them in %s', async (language) => {
    const { field } = localeFor(language).messages.console;
    const table = await mustRead(utf8(`${Object.values(field).join(',')}\nA1,MVC,NKA,basic,why\n`));
    expect(mapColumns(table, new Map()).columns.map((column) => column.field)).toEqual(Object.keys(field));
  });

  test('a correction by hand comes first, and nothing can be read without id and tier', async () => {
    const table = await mustRead(utf8('who,tier\nA1,MVC\n'));
    expect(mapColumns(table, new Map()).problem).toEqual({ kind: 'no-id-column' });
    expect(mapColumns(table, new Map([[0, 'customerId']])).problem).toBeUndefined();
    expect(
      mapColumns(
        table,
        new Map([
          [0, 'customerId' as const],
          [1, undefined],
        ]),
      ).problem,
    ).toEqual({ kind: 'no-tier-column' });
  });
});

describe('rows', () => {
  test('become entries; blank cells change nothing and a dash takes the scope away', async () => {
    expect((await check('id,tier,scope,relationship,reason\nA1,mvc,NKA,能动型,grows\nA2, 一般 ,-,,\n')).entries).toEqual([
      { customerId: 'A1', tier: 'MVC', keyAccountScope: 'NKA', relationshipType: 'proactive', reason: 'grows' },
      { customerId: 'A2', tier: 'STANDARD', keyAccountScope: null },
    ]);
  });

  test.each([
    ['id,tier\n,MVC\n', { row: 2, field: 'customerId', kind: 'missing' }],
    ['id,tier\nA1,\n', { row: 2, field: 'tier', kind: 'missing' }],
    ['id,tier\nA1,VIP\n', { row: 2, field: 'tier', kind: 'unknown-tier', value: 'VIP' }],
    ['id,tier\n\nZ9,MVC\n', { row: 3, field: 'customerId', kind: 'unknown-customer', value: 'Z9' }],
    ['id,tier\n1E+05,MVC\n', { row: 2, field: 'customerId', kind: 'damaged-id', value: '1E+05' }],
    ['id,tier,scope\nA1,MVC,moon\n', { row: 2, field: 'keyAccountScope', kind: 'unknown-scope', value: 'moon' }],
    ['id,tier,type\nA1,MVC,friend\n', { row: 2, field: 'relationshipType', kind: 'unknown-type', value: 'friend' }],
    ['id,tier\nA1,MVC,what\n', { row: 2, kind: 'ragged' }],
    [`id,tier,reason\nA1,MVC,${'x'.repeat(501)}\n`, { row: 2, field: 'reason', kind: 'too-long' }],
    ['id,tier\n__proto__,MVC\n', { row: 2, field: 'customerId', kind: 'unknown-customer' }],
  ])('%j is told with its place', async (text, problem) => {
    const { entries, problems } = await check(text);
    expect(problems).toEqual([expect.objectContaining(problem)]);
    expect(entries).toEqual([]);
  });

  test('the same row twice counts once; two different judgements of one customer count not at all', async () => {
    const { entries, problems } = await check('id,tier\nA1,MVC\nA1,MVC\nA2,MVC\nA2,BZ\nA2,MVC\n');
    expect(entries).toEqual([{ customerId: 'A1', tier: 'MVC' }]);
    expect(problems.map(({ row, kind, otherRow }) => ({ row, kind, otherRow }))).toEqual([
      { row: 3, kind: 'duplicate', otherRow: 2 },
      { row: 4, kind: 'contradiction', otherRow: 5 },
      { row: 5, kind: 'contradiction', otherRow: 4 },
      { row: 6, kind: 'contradiction', otherRow: 4 },
    ]);
  });

  test('a file and a spreadsheet of the same rows say the same, mistakes and their places too', async () => {
    const rows = [
      ['id', 'tier', 'reason'],
      ['A1', 'MVC', 'grows'],
      ['A2', 'VIP'],
      ['A3', 'BZ', '', 'more'],
      ['A1', 'BZ'],
    ];
    const text = await mustRead(utf8(rows.map((cells) => cells.join(',')).join('\n')));
    const sheet = await mustRead(makeXlsx(rows));
    const [ofText, ofSheet] = [text, sheet].map((table) =>
      checkRows(table, mapColumns(table, new Map()).columns, (id) => /^A[1-9]$/.test(id)),
    );
    expect(ofSheet).toEqual(ofText);
    expect(ofSheet?.problems.map(({ row, kind }) => `${row} ${kind}`)).toEqual([
      '2 contradiction',
      '3 unknown-tier',
      '4 ragged',
      '5 contradiction',
    ]);
  });

  test('a long list is checked in slices that tell how far they are, and ends when nobody wants it any more', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ line: i + 2, cells: [`A${i}`, i % 100 === 0 ? 'moon' : 'MVC'] }));
    const table: TierTable = { header: ['id', 'tier'], rows };
    const { columns } = mapColumns(table, new Map());
    const done: number[] = [];
    const sliced = await checkRowsInSlices(
      table,
      columns,
      () => true,
      (count) => done.push(count) > 0,
    );
    expect(done).toEqual([2000, 4000, 5000]);
    expect(sliced).toEqual(checkRows(table, columns, () => true));
    expect(
      await checkRowsInSlices(
        table,
        columns,
        () => true,
        () => false,
      ),
    ).toBeUndefined();
  });
});
