/** Exports of real CRMs by their column names -> customers; and everything that can be wrong with a row. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCrm, foldHeader, type ImportField } from '../../lib/import/fields.ts';
import { mapColumns } from '../../lib/import/map-columns.ts';
import { findDayOrder, readDay, readDomain, readEmail } from '../../lib/import/read-cells.ts';
import { type ReadCustomers, readCustomers } from '../../lib/import/read-customers.ts';
import { readFile } from '../../lib/import/read-file.ts';
import { isDateFormat } from '../../lib/import/sheet-dates.ts';
import { escapeFormula, writeCsv } from '../../lib/import/write-csv.ts';
import { customerSchema } from '../../lib/model/customer.ts';

const options = { ownDomains: ['lanting.example'], chinese: 'zh_CN' } as const;

async function read(text: string, memory = new Map<string, ImportField | null>()): Promise<ReadCustomers> {
  const { table } = await readFile(new TextEncoder().encode(text));
  return readCustomers(table.rows, mapColumns(table.header, table.rows, memory), options);
}

describe('exports of CRMs', () => {
  const meaning: Partial<Record<ImportField, string>> = {
    customerId: '0015g00000X1Yz2AAB',
    name: 'Acme Tooling GmbH',
    website: 'www.acme-tooling.example',
    owner: 'Chen Chen',
    contactEmail: 'jo@acme-tooling.example',
  };
  test.each<[string, string | undefined, Partial<Record<ImportField, string>>]>([
    [
      'Salesforce, accounts and contacts',
      'salesforce',
      {
        customerId: 'Account ID',
        name: 'Account Name',
        owner: 'Account Owner',
        website: 'Website',
        contactEmail: 'Email',
        contactFirstName: 'First Name',
        contactLastName: 'Last Name',
        contactRole: 'Title',
        contactPhone: 'Mobile',
      },
    ],
    [
      'Salesforce in Chinese',
      'salesforce',
      { customerId: '客户 ID', name: '客户名', owner: '客户所有人', website: '网站', contactEmail: '电子邮件' },
    ],
    [
      'HubSpot companies',
      'hubspot',
      {
        customerId: 'Record ID',
        name: 'Company name',
        website: 'Company Domain Name',
        owner: 'Company owner',
        contactPhone: 'Phone Number',
      },
    ],
    [
      'HubSpot contacts',
      'hubspot',
      {
        customerId: 'Associated Company IDs',
        name: 'Associated Company',
        contactFirstName: 'First Name',
        contactLastName: 'Last Name',
        contactEmail: 'Email',
        contactRole: 'Job Title',
        owner: 'Contact owner',
      },
    ],
    [
      'Zoho',
      undefined,
      {
        customerId: 'Account Id',
        name: 'Account Name',
        owner: 'Account Owner',
        website: 'Website',
        contactName: 'Contact Name',
        contactEmail: 'Email',
      },
    ],
    [
      'Dynamics 365',
      'dynamics',
      {
        customerId: '(Do Not Modify) Account',
        name: 'Account Name',
        contactName: 'Primary Contact',
        contactPhone: 'Main Phone',
        owner: 'Owner',
        website: 'Website',
        contactEmail: 'E-mail',
      },
    ],
    [
      'Dynamics 365 in Chinese',
      'dynamics',
      { customerId: '(请勿修改) 客户', name: '客户名称', contactName: '主要联系人', contactPhone: '主要电话', owner: '负责人' },
    ],
    [
      '纷享销客',
      'fxiaoke',
      {
        customerId: '客户编号',
        name: '客户名称（必填）',
        owner: '负责人（必填）',
        tier: '客户级别',
        website: '网址',
        contactName: '联系人姓名',
        contactPhone: '手机',
        contactEmail: '邮件',
        contactRole: '职务',
      },
    ],
    [
      '销售易',
      'xiaoshouyi',
      {
        customerId: '客户ID',
        name: '客户名称',
        owner: '客户所有人',
        tier: '客户级别',
        website: '公司网址',
        contactPhone: '电话',
        contactName: '联系人',
        contactEmail: '邮箱',
      },
    ],
    [
      '繁體 CRM',
      undefined,
      {
        customerId: '客戶編號',
        name: '客戶名稱',
        alias: '客戶簡稱',
        owner: '業務員',
        contactName: '聯絡人',
        contactEmail: '電子信箱',
        contactPhone: '行動電話',
        contactRole: '職稱',
      },
    ],
  ])('%s', async (_name, crm, named) => {
    const wanted = Object.entries(named) as [ImportField, string][];
    // What nobody asks for stands between.
    const noise: Record<string, string[]> = {
      salesforce: ['Billing City', 'Last Activity'],
      hubspot: ['Lifecycle Stage', 'Create Date'],
      dynamics: ['(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On'],
      fxiaoke: ['归属部门', '最后跟进时间'],
      xiaoshouyi: ['所属部门', '公海状态'],
    };
    const header = [...(noise[crm ?? ''] ?? ['Description']), ...wanted.map(([, name]) => name)];
    const columns = mapColumns(header, []);
    expect(Object.fromEntries(columns.flatMap(({ field, header: name }) => (field ? [[field, name]] : [])))).toEqual(named);
    if (crm !== undefined) expect(findCrm(header)).toBe(crm);
    const cells = header.map((name) => meaning[wanted.find(([, title]) => title === name)?.[0] as ImportField] ?? 'x');
    const { customers, problems } = await read([header, cells].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
    expect(customers[0]?.legalName).toBe('Acme Tooling GmbH');
    expect(problems.filter(({ kind }) => kind !== 'unknown-tier' && kind !== 'bad-website' && kind !== 'bad-email')).toEqual([]);
  });
});

describe('rows', () => {
  test('become customers that the model accepts, with contacts of several rows together', async () => {
    const { customers, contactCount, refusedCount, owners } = await read(
      'Account ID,Account Name,Short name,Website,First Name,Last Name,Email,Account Owner,Customer since,Tier\n' +
        'A-1,上海华珩科技股份有限公司,华珩; Huaheng,https://www.huaheng.example/cn,伟,王,wang@huaheng.example,陈晨,2019/3/4,MVC\n' +
        'A-1,上海华珩科技股份有限公司,,,薇,李,li@huaheng.example,陈晨,,\n' +
        'A-2,Acme Inc.,,,Ann,Li,ann@gmail.com,Mei,,\n',
    );
    expect([customers.length, contactCount, refusedCount, owners]).toEqual([2, 3, 0, ['陈晨', 'Mei']]);
    expect(customers[0]).toMatchObject({
      id: 'A-1',
      aliases: ['华珩', 'Huaheng'],
      domains: ['huaheng.example'],
      contacts: [{ name: '王伟' }, { name: '李薇' }],
      tier: 'MVC',
      since: '2019-03-04',
      language: 'zh_CN',
      recordIds: ['A-1'],
    });
    // A public provider is nobody's domain.
    expect(customers[1]).toMatchObject({
      domains: [],
      contacts: [{ name: 'Ann Li', email: 'ann@gmail.com' }],
      tier: 'STANDARD',
      language: 'en',
    });
    for (const { owner: _owner, ...customer } of customers) customerSchema.parse({ ...customer, ownerId: 'me' });
  });

  test('without ids belong together by name, and find the same id in the next file', async () => {
    const one = await read('公司,邮箱\n华星科技,a@hx.example\n華星科技,b@hx.example\nAcme,c@acme.example\n');
    expect(one.customers.map(({ contacts }) => contacts.length)).toEqual([2, 1]);
    const other = await read('公司,邮箱\nACME,d@acme.example\n');
    expect(other.customers[0]?.id).toBe(one.customers[1]?.id);
  });

  test.each<[string, string, object]>([
    ['an empty name', 'id,name\nA1,\n', { row: 2, kind: 'missing-name', field: 'name' }],
    ['an empty id', 'id,name\n,Acme\n', { row: 2, kind: 'missing-id', field: 'customerId' }],
    ['an id that Excel rewrote', 'id,name\n1E+05,Acme\n', { kind: 'damaged-id', value: '1E+05' }],
    ['an id that Excel rewrote, with a comma', 'id;name\n"1,00001E+11";Acme\n', { kind: 'damaged-id' }],
    ['zeros that Excel took away', 'id,name\n00041,Acme\n42,Bravo\n', { row: 3, kind: 'lost-zeros', value: '42' }],
    ['more cells than names', 'id,name\nA1,Acme,extra\n', { kind: 'ragged' }],
    ['a NUL', 'id,name\nA1,Ac\0me\n', { kind: 'damaged-text' }],
    ['a name of 10 KB', `id,name\nA1,${'x'.repeat(10_000)}\n`, { kind: 'too-long', field: 'name' }],
    ['the same id with another name', 'id,name\nA1,Acme\nA1,Bravo\n', { row: 3, kind: 'contradiction', otherRow: 2 }],
  ])('%s is refused with its place', async (_name, text, problem) => {
    const { refusedCount, problems } = await read(text);
    expect(refusedCount).toBe(1);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });

  test.each<[string, string, object]>([
    ['no e-mail address', 'name,email\nAcme,call me\n', { kind: 'bad-email', value: 'call me' }],
    ['an unknown tier', 'name,tier\nAcme,Hot\n', { kind: 'unknown-tier', value: 'Hot' }],
    ['a day nobody can be sure of', 'name,customer since\nAcme,3/4/2026\n', { kind: 'bad-date' }],
    ['a page on a site of others', 'name,website\nAcme,https://www.linkedin.com/company/acme\n', { kind: 'bad-website' }],
    ['the same row again', 'name,email\nAcme,a@acme.example\nAcme,a@acme.example\n', { row: 3, kind: 'repeated', otherRow: 2 }],
  ])('%s costs the value, not the customer', async (_name, text, problem) => {
    const { customers, refusedCount, problems } = await read(text);
    expect([customers.length, refusedCount]).toEqual([1, 0]);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });

  test('cells that were made to take long take no longer: every one of them is told', async () => {
    const many = (text: string) => text.repeat(50_000);
    const { customers, problems } = await read(
      `name,email,website,since,tier,${many('*')}x\nAcme,${many('a@')}${many('a')},${many('，')}x,${many('1/')},${many('M')},\n`,
    );
    expect(customers.length).toBe(1);
    expect(problems.map(({ kind }) => kind)).toEqual(['unknown-tier', 'bad-date', 'bad-website', 'bad-email']);
    expect(isDateFormat(164, many('['))).toBe(false);
  });

  test('hostile names stay text; keys of objects are no keys', async () => {
    const names = ['<img src=x onerror=alert(1)>', '__proto__', 'constructor', '\u202eevil', '👩‍👩‍👧 GmbH', '=HYPERLINK(1)'];
    const { customers } = await read(
      `name,id\n${names.map((name, i) => `"${name}",${i === 1 ? '__proto__' : `A${i}`}`).join('\n')}\n`,
    );
    expect(customers.map(({ legalName }) => legalName)).toEqual(names);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('columns', () => {
  test('what a person said comes before every guess, also in the next file', () => {
    const memory = new Map<string, ImportField | null>([
      [foldHeader('Kunde'), 'name'],
      [foldHeader('Company'), null],
    ]);
    const fieldsOf = (choices = new Map<number, ImportField | null>()) =>
      mapColumns(['Kunde', 'Company', 'E-Mail'], [], memory, choices).map(({ field }) => field);
    expect(fieldsOf()).toEqual(['name', undefined, 'contactEmail']);
    expect(
      fieldsOf(
        new Map([
          [1, 'name' as const],
          [0, null],
        ]),
      ),
    ).toEqual([undefined, 'name', 'contactEmail']);
  });

  test('two columns of one meaning: the first is taken', () => {
    expect(mapColumns(['Phone', 'Mobile'], []).map(({ field }) => field)).toEqual(['contactPhone', undefined]);
  });
});

test('cells', () => {
  expect(readDomain('HTTPS://WWW.Acme.Example/path')).toBe('acme.example');
  expect(['gmail.com', 'co.uk', 'facebook.com/acme', 'none', '10.0.0.1', 'shop.taobao.com'].map(readDomain)).toEqual(
    Array(6).fill(undefined),
  );
  expect(readEmail('Ann Li <Ann.Li@acme.example>; bob@x.example')).toBe('Ann.Li@acme.example');
  for (const [text, address] of [
    ['mailto:jo@acme.example', 'jo@acme.example'],
    ['jo＠acme.example', 'jo@acme.example'],
    ['@ jo@acme, ann@acme.example', 'ann@acme.example'],
    ['a@b@acme.example', 'b@acme.example'],
    ['jo@acme.example.', 'jo@acme.example'],
    ['李薇（li@hx.example）', 'li@hx.example'],
    ['jo@acme', undefined],
    ['@acme.example', undefined],
    [`${'x'.repeat(250)}@acme.example`, undefined],
  ] as const)
    expect(readEmail(text)).toBe(address);
  expect(findDayOrder(['1/2/2020', '31/1/2020'])).toBe('day-first');
  expect(findDayOrder(['1/31/2020', '31/1/2020'])).toBeUndefined();
  for (const text of ['2020年1月2日', '2.1.2020', '2020-1-2']) expect(readDay(text, undefined)).toBe('2020-01-02');
  expect(readDay('2020-02-30', undefined)).toBeUndefined();
});

test('hosts that are plain are read as a browser reads them', () => {
  const asBrowser = (text: string): string | undefined => {
    const url = text.includes('://') ? text : `https://${text}`;
    return URL.canParse(url) ? new URL(url).hostname : undefined;
  };
  fc.assert(
    fc.property(
      fc.domain(),
      fc.constantFrom('', 'https://', 'http://'),
      fc.constantFrom('', '/', '/a?b', ':8080/'),
      (domain, scheme, rest) => {
        const text = `${scheme}${domain.toLowerCase()}${rest}`;
        const host = asBrowser(text);
        // What belongs to no single customer is left out by other rules.
        const read = readDomain(text);
        if (read !== undefined) expect(read).toBe(host?.replace(/^www\d?\./, ''));
      },
    ),
  );
  for (const text of [
    'acme.example',
    'https://a-b.acme.example/x',
    'xn--bcher-kva.example',
    'bücher.example',
    'acme.example.',
    'acme.example:8080',
  ])
    expect(readDomain(text)).toBe(asBrowser(text)?.replace(/\.$/, ''));
  for (const text of ['10.0.0.1', '0x7f.1', '-acme', 'acme', 'acme.example path']) expect(readDomain(text)).toBeUndefined();
});

describe('what is written', () => {
  test.each(['=1+1', '+1+1', '-1+1', '@SUM(1)', ' =1', '\t=1', '\r=1', '＝1', '\u200b=1', '\tx'])(
    '%j is no formula any more',
    (text) => {
      expect(escapeFormula(text)).toBe(`'${text}`);
    },
  );
  test('numbers and ordinary text stay', () => {
    for (const text of ['-12.5', '+3', '1.234,56', 'Acme = 1', '', '-5%']) expect(escapeFormula(text)).toBe(text);
    expect(writeCsv(['A', 'B'], [['x,"y"', '=1']])).toBe('\ufeffA,B\r\n"x,""y""",\'=1\r\n');
  });
});
