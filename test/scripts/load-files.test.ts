/** Lists of staff, customers and activities as CRMs export them -> what a load takes, and every mistake with its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customerSchema } from '../../lib/model/customer.ts';
import { touchpointSchema } from '../../lib/model/touchpoint.ts';
import { type LoadProblem, problemLine } from '../../scripts/load/load-problems.ts';
import { customerLines, findOwnerProblems, ownerFinder, readCustomerFiles } from '../../scripts/load/read-customer-files.ts';
import { makeStaffOfOwners, type People, readStaff } from '../../scripts/load/read-staff.ts';
import { readTouchpoints } from '../../scripts/load/read-touchpoints.ts';
import { encodeText } from '../support/encode-text.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-load-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const nobody: People = { staff: new Map(), teams: new Map() };
const office: People = {
  staff: new Map(
    [
      { person: { id: 's-chen', name: '陈晨', role: 'rep' as const, email: 'chen@ours.example' }, teamIds: ['t-china'] },
      { person: { id: 's-mei', name: 'Mei Lindqvist', role: 'rep' as const }, teamIds: ['t-world', 't-china'] },
      { person: { id: 's-new', name: 'Nora New', role: 'rep' as const } },
      { person: { id: 's-w1', name: '王伟', role: 'rep' as const }, teamIds: ['t-china'] },
      { person: { id: 's-w2', name: '王伟', role: 'rep' as const }, teamIds: ['t-world'] },
    ].map((member) => [member.person.id, member]),
  ),
  teams: new Map([
    ['t-china', { id: 't-china', name: '大中华区' }],
    ['t-world', { id: 't-world', name: 'International' }],
  ]),
};
const told = (problems: readonly LoadProblem[]) => problems.map(problemLine);
const options = { ownDomains: ['ours.example'], chinese: 'zh_CN', onProgress: () => {} } as const;

describe('staff', () => {
  test('in Chinese and GBK: ids of who is known stay, teams are found by name, managers come in any order', async () => {
    const list =
      '姓名,邮箱,角色,团队,上级\n陈晨,chen@ours.example,销售,大中华区；华南区,张文浩\n张文浩,zhang@ours.example,经理,大中华区,\n';
    const { people, problems } = await readStaff(file('员工.csv', encodeText(list, 'gb18030')), office);
    expect(problems).toEqual([]);
    const south = [...people.teams.values()].find(({ name }) => name === '华南区');
    expect(people.staff.get('s-chen')).toEqual({
      person: { id: 's-chen', name: '陈晨', role: 'rep', email: 'chen@ours.example', managerId: 'zhang@ours.example' },
      teamIds: ['t-china', south?.id],
    });
    expect(people.staff.get('zhang@ours.example')?.person.role).toBe('manager');
    expect(people.staff.get('s-mei')).toBe(office.staff.get('s-mei'));
  });

  test('without a column of teams everybody keeps his own; the same list again is the same', async () => {
    const path = file('staff.csv', 'Name,E-mail\nMei Lindqvist,mei@ours.example\n林怡君,\n');
    const once = await readStaff(path, office);
    expect(once.people.staff.get('s-mei')).toMatchObject({
      person: { email: 'mei@ours.example' },
      teamIds: ['t-world', 't-china'],
    });
    const again = await readStaff(path, once.people);
    expect([...again.people.staff]).toEqual([...once.people.staff]);
  });

  test('every mistake is told with its row, and no column of names is one of the whole file', async () => {
    const list =
      'Id,Name,Email,Role,Team,Manager\n,,x@ours.example,,A,\ns-1,Ann,no address,,A,\ns-2,Bob,,king,A,\nno id,Cas,,,A,\ns-3,Dan,,,A,Nobody\ns-3,Eve,,,A,\ns-4,Fay,,,A,王伟\ns-5,Guy,,,A,Guy\n';
    const { problems } = await readStaff(file('staff.csv', list), office);
    expect(told(problems)).toEqual([
      'staff.csv, row 2, Name: is empty',
      'staff.csv, row 3, E-mail: “no address” is no e-mail address',
      'staff.csv, row 4, Role: “king” is neither rep nor manager',
      'staff.csv, row 5, Id: “no id” is no id: 1 to 64 printable ASCII characters and no space',
      'staff.csv, row 7, Id: s-3 stands in row 6 too',
      'staff.csv, row 6, Manager: nobody is called “Nobody”',
      'staff.csv, row 8, Manager: several are called “王伟”; say an id',
      'staff.csv, row 9, Manager: nobody is the own manager',
    ]);
    await expect(readStaff(file('x.csv', 'Role,Team\nrep,A\n'), nobody)).rejects.toThrow(
      'x.csv: no column is the name of people.',
    );
    await expect(readStaff(join(folder, 'none.csv'), nobody)).rejects.toThrow(/none\.csv cannot be read/);
  });

  test('owners become reps of one team; who is known stays as he is', () => {
    const { staff, teams } = makeStaffOfOwners(['陈晨', 'New One'], 'Ours Ltd', office);
    const team = [...teams.values()].find(({ name }) => name === 'Ours Ltd');
    expect([...staff.values()].find(({ person }) => person.name === 'New One')).toMatchObject({
      person: { role: 'rep' },
      teamIds: [team?.id],
    });
    expect(staff.get('s-chen')).toBe(office.staff.get('s-chen'));
    expect(staff.size).toBe(office.staff.size + 1);
  });
});

describe('customers', () => {
  test('accounts and contacts of one CRM come together; each is its owner’s and of his first team', async () => {
    const accounts = file(
      'accounts.csv',
      'Account ID,Account Name,Account Owner,Website\nA-1,Acme GmbH,Mei Lindqvist,acme.example\nA-2,华星科技,chen@ours.example,\n',
    );
    const contacts = file(
      'contacts.csv',
      'Account ID,Account Name,First Name,Last Name,Email\nA-2,华星科技,薇,李,li@huaxing.example\nA-1,Acme GmbH,Jo,Braun,jo@ours.example\n',
    );
    const files = await readCustomerFiles([accounts, contacts], options);
    const findOwner = ownerFinder(office, undefined);
    expect([files.problems, findOwnerProblems(files, findOwner)]).toEqual([[], []]);
    const lines = [...customerLines(files, findOwner)];
    expect(lines.map(({ place }) => place)).toEqual(['accounts.csv, row 2', 'accounts.csv, row 3']);
    for (const { customer } of lines) customerSchema.parse(customer);
    expect(lines.map(({ customer }) => customer)).toMatchObject([
      { id: 'A-1', ownerId: 's-mei', teamId: 't-world', domains: ['acme.example'], contacts: [{ name: 'Jo Braun' }] },
      { id: 'A-2', ownerId: 's-chen', teamId: 't-china', domains: ['huaxing.example'], contacts: [{ name: '李薇' }] },
    ]);
  });

  test('an owner nobody can be sure of is told with file and row; the default owner takes it if there is one', async () => {
    const path = file('accounts.csv', 'id,name,owner\n1,One,\n2,Two,Left Long Ago\n3,Three,王伟\n4,Four,Nora New\n');
    const files = await readCustomerFiles([path], options);
    expect(told(findOwnerProblems(files, ownerFinder(office, undefined)))).toEqual([
      'accounts.csv, row 2, Owner: is empty',
      'accounts.csv, row 3, Owner: nobody of the staff is called “Left Long Ago”',
      'accounts.csv, row 4, Owner: several of the staff are called “王伟”; the list of staff should say ids, and this one too',
      'accounts.csv, row 5, Owner: Nora New is in no team',
    ]);
    const withDefault = ownerFinder(office, '陈晨');
    expect(findOwnerProblems(files, withDefault)).toEqual([]);
    expect([...customerLines(files, withDefault)].map(({ customer }) => customer.ownerId)).toEqual(Array(4).fill('s-chen'));
    expect([...customerLines(files, ownerFinder(office, undefined))]).toEqual([]);
  });

  test('a name in one file that contradicts another is told with both', async () => {
    const one = file('one.csv', 'id,name\nA,Acme\n');
    const two = file('two.csv', 'id,name\nB,Bravo\nA,Something else\n');
    const { problems, refusedCount } = await readCustomerFiles([one, two], options);
    expect([refusedCount, told(problems)]).toEqual([
      1,
      ['two.csv, row 3, Customer id: the id stands in row 2 with another name (one.csv)'],
    ]);
  });

  test('a file that is no list is told by its name', async () => {
    await expect(readCustomerFiles([file('open.csv', 'id,name\n1,"Acme\n')], options)).rejects.toThrow(
      /^open\.csv, row 2: A quotation mark is opened/,
    );
    await expect(readCustomerFiles([file('other.csv', 'a,b\n1,2\n')], options)).rejects.toThrow(
      /^other\.csv: no column looks like the customer's name\. Its columns: a, b/,
    );
  });
});

describe('touchpoints', () => {
  const header = 'Account ID,Date,Type,Call Type,Subject,Comments,Assigned To\n';

  test('days, instants and words become touchpoints; the same file gives the same ids', async () => {
    const path = file(
      'activities.csv',
      `${header}A-1,2026-11-03,电话,呼出,Offer,asked twice,陈晨\nA-1,2026-11-03 09:30,Email,,Re: offer,,Mei Lindqvist\n客户 7,2026-11-03T09:30:00+08:00,拜访,,,,陈晨\nA-1,2026-11-03,电话,呼出,Offer,asked twice,陈晨\n`,
    );
    const { lines, problems } = await readTouchpoints(path, office);
    expect(problems).toEqual([]);
    for (const { touchpoint } of lines) touchpointSchema.parse(touchpoint);
    expect(lines.map(({ touchpoint }) => touchpoint)).toMatchObject([
      {
        customerId: 'A-1',
        channel: 'call',
        direction: 'outbound',
        aspect: 'liaison',
        happenedAt: '2026-11-03T12:00:00.000Z',
        subject: 'Offer',
        note: 'asked twice',
        staffId: 's-chen',
      },
      { channel: 'e-mail', direction: 'mutual', happenedAt: '2026-11-03T09:30:00.000Z', staffId: 's-mei' },
      { channel: 'visit', happenedAt: '2026-11-03T01:30:00.000Z' },
      { channel: 'call' },
    ]);
    expect(new Set(lines.map(({ touchpoint }) => touchpoint.id)).size).toBe(4);
    expect((await readTouchpoints(path, office)).lines).toEqual(lines);
    // An id with characters that no id has is the one that the list of customers makes of it.
    const files = await readCustomerFiles([file('a.csv', 'id,name,owner\n客户 7,Seven,陈晨\n')], options);
    expect([...customerLines(files, ownerFinder(office, undefined))][0]?.customer.id).toBe(lines[2]?.touchpoint.customerId);
  });

  test('every mistake is told with its row', async () => {
    const body =
      ',2026-11-03,call,,,,陈晨\nA-1,3/4/2026,call,,,,陈晨\nA-1,2026-11-03,pigeon,,,,陈晨\nA-1,2026-11-03,call,,,,\nA-1,2026-11-03,call,,,,王伟\nA-1,2026-11-03 25:00,call,,,,陈晨\n';
    const { lines, problems } = await readTouchpoints(file('activities.csv', header + body), office);
    expect(lines).toEqual([]);
    expect(told(problems)).toEqual([
      'activities.csv, row 2, Customer id: is empty',
      'activities.csv, row 3, Day: “3/4/2026” is no day, or day and month cannot be told apart',
      'activities.csv, row 4, Channel: “pigeon” is no channel',
      'activities.csv, row 5, Staff: is empty',
      'activities.csv, row 6, Staff: several of the staff are called “王伟”',
      'activities.csv, row 7, Day: “2026-11-03 25:00” is no day, or day and month cannot be told apart',
    ]);
    await expect(readTouchpoints(file('x.csv', 'Customer ID,Note\nA,b\n'), office)).rejects.toThrow(
      /^x\.csv: no column is the day/,
    );
  });
});
