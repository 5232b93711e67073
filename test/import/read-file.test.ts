/** Files as people really have them, and files that were made to do harm. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../lib/import/read-file.ts';
import { type Encoding, type FileProblemKind, maxRows, UnreadableFileError } from '../../lib/import/table.ts';
import { encodeText } from '../support/encode-text.ts';
import { makeXlsx, makeZip, xlsxParts } from '../support/make-xlsx.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => encodeText(text, 'utf-8');

async function problemOf(bytes: Uint8Array<ArrayBuffer>): Promise<{ kind: FileProblemKind; row?: number } | undefined> {
  try {
    await readFile(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.problem;
    throw error;
  }
}

describe('text', () => {
  const simplified =
    '客户名称,联系人,邮箱\n上海华珩科技股份有限公司,王伟,wang@huaheng.example\n北京蓝田工具有限公司,李薇,li@lantian.example\n';
  const traditional =
    '客戶名稱,聯絡人,電子郵件\n臺灣聯測電子股份有限公司,陳怡君,chen@lian.example\n新竹精密機械有限公司,林志明,lin@jing.example\n';
  const western =
    'Company name;Contact;Email\nMüller & Söhne GmbH;Jörg Weiß;joerg@mueller.example\nCafé Noël SA;Zoë;zoe@noel.example\n';

  test.each<[string, Encoding, boolean, string]>([
    ['UTF-8', 'utf-8', false, simplified],
    ['UTF-8 with a mark', 'utf-8', true, simplified],
    ['UTF-16 as Excel saves "Unicode text"', 'utf-16le', true, simplified.replaceAll(',', '\t')],
    ['UTF-16, the other way round', 'utf-16be', true, simplified],
    ['UTF-16 without a mark', 'utf-16le', false, western],
    ['GBK', 'gb18030', false, simplified],
    ['Big5', 'big5', false, traditional],
    ['Latin-1', 'windows-1252', false, western],
  ])('in %s is recognised', async (_name, encoding, hasMark, text) => {
    const bytes = encodeText(`${hasMark ? '\ufeff' : ''}${text}`, encoding);
    const { table } = await readFile(bytes);
    expect(table).toMatchObject({ format: 'csv', encoding });
    expect(table.header[0]).toBe(text.split(/[,;\t]/)[0]);
    expect(table.rows).toHaveLength(2);
    expect(table.rows[0]?.cells[0]).toBe(text.split('\n')[1]?.split(/[,;\t]/)[0]);
  });

  test('what was guessed wrongly can be said', async () => {
    const { table } = await readFile(encodeText(traditional, 'big5'), { encoding: 'gb18030', delimiter: ',' });
    expect(table.header[0]).not.toBe('客戶名稱');
  });

  test.each([[','], [';'], ['\t'], ['|']])('is parted by %j', async (delimiter) => {
    const { table } = await readFile(
      utf8(
        ['Company name', 'Email']
          .join(delimiter)
          .concat('\n', ['A, B; C', 'x@y.example'].map((cell) => `"${cell}"`).join(delimiter)),
      ),
    );
    expect(table).toMatchObject({
      delimiter,
      header: ['Company name', 'Email'],
      rows: [{ row: 2, cells: ['A, B; C', 'x@y.example'] }],
    });
  });

  test('a hint of Excel, line breaks in cells, empty lines: rows keep the number that a spreadsheet shows', async () => {
    const { table } = await readFile(utf8('sep=;\r\nCompany name;Note\r\n"Acme";"two\r\nlines"\r\n\r\nBravo;"said ""hi"""\r\n'));
    expect(table.rows).toEqual([
      { row: 3, cells: ['Acme', 'two\r\nlines'] },
      { row: 5, cells: ['Bravo', 'said "hi"'] },
    ]);
  });

  test('line ends of both kinds, as of two exports put together, end a row each', async () => {
    const { table } = await readFile(utf8('Company name,Email\r\nAcme,a@b.example\nBravo,"c@d.example\n"\r\nCharlie,\r\n'));
    expect(table.rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [2, 'Acme'],
      [3, 'Bravo'],
      [4, 'Charlie'],
    ]);
  });

  test('a list of a million customers has a header too', () => {
    expect(maxRows).toBeGreaterThan(1_000_000);
  });

  test('the title and filters above a report are no header', async () => {
    const report =
      '"Customers by owner",,\n"As of 2026-11-20",,\n,,\nAccount Name,Account Owner,Website\nAcme,Ann,acme.example\n';
    expect((await readFile(utf8(report))).table).toMatchObject({
      header: ['Account Name', 'Account Owner', 'Website'],
      rows: [{ row: 5 }],
    });
  });

  test.each<[string, string, FileProblemKind]>([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n ', 'empty'],
    ['a header alone', 'Company name,Email\n', 'empty'],
    ['prose', 'Dear all\nplease find attached\n', 'not-a-table'],
    ['a page', '<!doctype html>\n<title>Sign in</title>\n', 'not-a-table'],
  ])('%s is refused', async (_name, text, kind) => expect(await problemOf(utf8(text))).toEqual({ kind }));

  test('a quotation mark that is never closed is told with its row', async () => {
    expect(await problemOf(utf8('Company name,Email\nAcme,a@b.example\n"Bravo,b@c.example\nCharlie,c@d.example\n'))).toEqual({
      kind: 'open-quote',
      row: 3,
    });
  });

  test('the same over 20 MB comes to an end', async () => {
    const text = `Company name,Email\n"Acme,a@b.example\n${'Bravo,b@c.example\n'.repeat(1_100_000)}`;
    expect(await problemOf(utf8(text))).toMatchObject({ kind: 'open-quote' });
  });

  test('pictures are no text', async () => {
    const bytes = new Uint8Array(5000).map((_, i) => (i * 7919) % 256);
    expect((await problemOf(bytes))?.kind).toBe('not-a-table');
  });

  test('lines of objects become rows; a key called __proto__ is a column as any other', async () => {
    const { table } = await readFile(utf8('{"name":"Acme","aliases":["A","B"],"__proto__":"x"}\n{"name":"Bravo","size":3}\n'));
    expect(table).toMatchObject({ format: 'ndjson', header: ['name', 'aliases', '__proto__', 'size'] });
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Acme', 'A; B', 'x'],
      ['Bravo', '', '', '3'],
    ]);
    expect(await problemOf(utf8('{"name":"Acme"}\n[1]\n'))).toEqual({ kind: 'not-a-table', row: 2 });
    const deep = await readFile(utf8(`{"name":"Acme","x":{"y":${'['.repeat(20_000)}${']'.repeat(20_000)}}}\n`));
    expect(deep.table.rows[0]?.cells[0]).toBe('Acme');
  });

  test('no bytes whatsoever bring it down', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await problemOf(new Uint8Array(bytes));
      }),
      { numRuns: 300 },
    ));
});

describe('spreadsheets', () => {
  const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const header = `<row r="1">${cell('A1', 'Company name')}${cell('B1', 'Email')}</row>`;
  const sheet = (body: string) => makeZip(xlsxParts({ sheets: { S: header + body } }));

  test('texts of every kind, numbers, days, gaps and skipped rows', async () => {
    const shared =
      '<si><t>Acme &amp; Co</t></si><si><r><t>华星</t></r><r><t>科技</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si>';
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>';
    const body =
      `<row r="1">${cell('A1', 'Company name')}${cell('B1', 'Customer since')}${cell('C1', 'Customer number')}</row>` +
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>46346</v></c><c r="C3" s="3"><v>100200300400</v></c></row>' +
      '<row r="7"><c r="A7" t="s"><v>1</v></c><c r="B7" s="2"><v>46346.75</v></c><c r="C7"><v>1.2345678901234568E+17</v></c></row>' +
      '<row><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>formula</v></c><c t="e"><v>#N/A</v></c></row>';
    const {
      table,
      sheets,
      sheet: read,
    } = await readFile(
      makeZip(
        xlsxParts({ sheets: { Notes: '', Hidden: header, List: body }, sharedStrings: shared, styles, hidden: ['Hidden'] }),
      ),
    );
    expect([sheets, read]).toEqual([['Notes', 'List'], 'List']);
    expect(table.rows).toEqual([
      { row: 3, cells: ['Acme & Co', '2026-11-20', '100200300400'] },
      { row: 7, cells: ['华星科技', '2026-11-20', '1.2345678901234568E+17'] },
      { row: 8, cells: ['TRUE', 'formula'] },
    ]);
  });

  test('another sheet can be asked for', async () => {
    const bytes = makeZip(
      xlsxParts({
        sheets: {
          One: `${header}<row r="2">${cell('A2', 'Acme')}</row>`,
          Two: `${header}<row r="2">${cell('A2', 'Bravo')}</row>`,
        },
      }),
    );
    expect((await readFile(bytes, { sheet: 'Two' })).table.rows[0]?.cells).toEqual(['Bravo']);
  });

  test('a million empty rows are skipped', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"/></row>`).join('');
    const { table } = await readFile(sheet(`${empty}<row r="1000005">${cell('A1000005', 'Acme')}</row>`));
    expect(table.rows).toEqual([{ row: 1_000_005, cells: ['Acme'] }]);
  });

  test.each<[string, () => Uint8Array<ArrayBuffer>, FileProblemKind]>([
    ['a bomb of one endless text', () => sheet(`<row r="2">${cell('A2', 'x'.repeat(100_000_000))}</row>`), 'bomb'],
    ['a bomb of empty cells', () => sheet(`<row r="2">${'<c/>'.repeat(25_000_000)}</row>`), 'bomb'],
    [
      'a cell in the last column of the last row',
      () => sheet(`<row r="1048576">${cell('XFD1048576', 'x')}</row>`),
      'too-many-columns',
    ],
    ['a file cut in half', () => makeXlsx([['Company name'], ['Acme']]).slice(0, 400), 'damaged'],
    ['the end of a file cut off', () => makeXlsx([['Company name'], ['Acme']]).slice(0, -30), 'damaged'],
    ['a renamed .xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'old-or-encrypted'],
    [
      'an encrypted archive',
      () => makeZip(xlsxParts({ sheets: { S: header } }).map((part) => ({ ...part, isEncrypted: true }))),
      'old-or-encrypted',
    ],
    ['an archive of something else', () => makeZip([{ name: 'readme.txt', content: 'hello' }]), 'not-a-table'],
    [
      'XML that ends too early',
      () =>
        makeZip(
          xlsxParts({ sheets: { S: header } }).map((part) =>
            part.name.includes('worksheets') ? { ...part, content: '<worksheet><sheetData><row' } : part,
          ),
        ),
      'damaged',
    ],
    ['no row at all', () => makeZip(xlsxParts({ sheets: { S: '' } })), 'empty'],
  ])('%s is refused', async (_name, make, kind) => expect(await problemOf(make())).toMatchObject({ kind }));

  test('what the archive says of sizes is not believed', async () => {
    const parts = xlsxParts({ sheets: { S: `${header}<row r="2">${cell('A2', 'Acme')}</row>` } });
    const { table } = await readFile(makeZip(parts.map((part) => ({ ...part, saidBytes: 4_000_000_000 }))));
    expect(table.rows).toHaveLength(1);
    const bomb = xlsxParts({ sheets: { S: `${header}<row r="2">${cell('A2', 'x'.repeat(100_000_000))}</row>` } });
    expect(await problemOf(makeZip(bomb.map((part) => ({ ...part, saidBytes: 10 }))))).toMatchObject({ kind: 'bomb' });
  });

  test('no damage of a real file brings it down', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), fc.nat(), async (at, byte, cut) => {
        const bytes = makeXlsx([
          ['Company name', 'Email'],
          ['Acme', 'a@b.example'],
        ]);
        bytes[at % bytes.length] = byte;
        await problemOf(bytes.slice(0, bytes.length - (cut % 3 === 0 ? cut % bytes.length : 0)));
      }),
      { numRuns: 200 },
    ));
});
