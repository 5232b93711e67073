/** A list of staff, and who is known -> people and teams as a load takes them. */
import { basename } from 'node:path';
import { byWord, foldWord } from '../../lib/import/judgement-words.ts';
import { readEmail } from '../../lib/import/read-cells.ts';
import { idSchema } from '../../lib/model/customer.ts';
import type { Role, Staff } from '../../lib/model/export.ts';
import { formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { findPeople } from '../../server/find-person.ts';
import type { Member, Team } from '../../server/load/load-contract.ts';
import type { LoadProblem } from './load-problems.ts';
import { LoadFileError, NamedColumns, readTable } from './read-columns.ts';

/** Everybody, with all teams; what is known already and what the file says, which comes first. */
export interface People {
  readonly staff: ReadonlyMap<string, Member>;
  readonly teams: ReadonlyMap<string, Team>;
}

const columnNames = {
  id: 'id|staff id|user id|employee id|employee number|sales id|工号|员工编号|员工id|用户id|人员编号|工號|員工編號|員工id|用戶id|使用者id',
  name: 'name|full name|employee|employee name|user|user name|sales rep|rep|姓名|员工姓名|人员|员工|名字|销售|業務員|員工姓名|員工',
  email: 'email|e-mail|email address|e-mail address|mail|邮箱|电子邮件|电子邮箱|工作邮箱|郵箱|電子郵件|電子信箱|信箱',
  role: 'role|角色|身份|身分',
  teams: 'team|teams|sales team|group|team name|department|团队|销售团队|小组|部门|所属部门|團隊|業務團隊|部門',
  manager: 'manager|reports to|supervisor|line manager|上级|直属上级|汇报对象|主管|经理|上級|直屬主管|主管姓名|經理',
} as const;

const roleOfWord = byWord<Role>([
  ['manager', 'manager|sales manager|admin|administrator|director|head|经理|销售经理|主管|管理员|总监|經理|業務經理|管理員|總監'],
  ['rep', 'rep|sales|sales rep|sales representative|user|member|销售|销售员|业务员|业务|员工|業務|業務員|業務代表|員工'],
]);

/** An id for a name of any script: the same name always gives the same one. */
function idOf(prefix: string, name: string): string {
  return idSchema.safeParse(name).success ? name : `${prefix}-${formatRowsHash(hashRow(name, 0))}`;
}

/** The team of this id or name; a new one when there is none. */
function findTeam(teams: Map<string, Team>, called: string): Team {
  const folded = foldWord(called);
  const known = teams.get(called) ?? [...teams.values()].find(({ name }) => foldWord(name) === folded);
  if (known) return known;
  const team = { id: idOf('t', called), name: called.slice(0, 120) };
  teams.set(team.id, team);
  return team;
}

const asList = (staff: ReadonlyMap<string, Member>): Staff[] => [...staff.values()].map(({ person }) => person);

/** The same question is answered once: a list of ten thousand asks for few. */
export function remembered<T>(find: (called: string) => T): (called: string) => T {
  const answers = new Map<string, T>();
  return (called) => {
    const known = answers.get(called);
    if (known !== undefined) return known;
    const answer = find(called);
    answers.set(called, answer);
    return answer;
  };
}

/** Reads the file over what is known. Who is not in it stays as he is. @throws LoadFileError when nothing of it can be used */
export async function readStaff(path: string, known: People): Promise<{ people: People; problems: LoadProblem[] }> {
  const file = basename(path);
  const { header, rows } = await readTable(path);
  const columns = new NamedColumns(header, columnNames);
  if (!columns.has('name')) throw new LoadFileError(`${file}: no column is the name of people.`);
  const staff = new Map(known.staff);
  const teams = new Map(known.teams);
  const problems: LoadProblem[] = [];
  const seen = new Map<string, number>();
  const knownStaff = asList(known.staff);
  const managers: { row: number; id: string; called: string }[] = [];
  for (const row of rows) {
    const refuse = (field: string, sentence: string): void => {
      problems.push({ file, row: row.row, field, sentence, isRefused: true });
    };
    const name = columns.cell(row, 'name').slice(0, 120);
    const emailText = columns.cell(row, 'email');
    const email = readEmail(emailText);
    const roleWord = columns.cell(row, 'role');
    const role = roleOfWord.get(foldWord(roleWord));
    const givenId = columns.cell(row, 'id');
    const before = [email ?? '', name].map((called) => findPeople(knownStaff, called)).find((found) => found.length > 0) ?? [];
    const id = givenId || (before.length === 1 && before[0] ? before[0].id : idOf('s', email ?? name));
    if (name === '') refuse('Name', 'is empty');
    else if (emailText !== '' && email === undefined) refuse('E-mail', `“${emailText}” is no e-mail address`);
    else if (roleWord !== '' && role === undefined) refuse('Role', `“${roleWord}” is neither rep nor manager`);
    else if (!idSchema.safeParse(id).success) refuse('Id', `“${id}” is no id: 1 to 64 printable ASCII characters and no space`);
    else if (seen.has(id)) refuse('Id', `${id} stands in row ${seen.get(id)} too`);
    else {
      seen.set(id, row.row);
      const was = staff.get(id);
      const named = columns
        .cell(row, 'teams')
        .split(/[;；、,，|\n]/)
        .map((team) => team.trim())
        .filter((team) => team !== '');
      const person: Staff = { ...was?.person, id, name, role: role ?? was?.person.role ?? 'rep' };
      if (email !== undefined) person.email = email;
      const teamIds = columns.has('teams') ? named.map((team) => findTeam(teams, team).id) : was?.teamIds;
      staff.set(id, { person, ...(teamIds ? { teamIds } : {}) });
      const manager = columns.cell(row, 'manager');
      if (manager !== '') managers.push({ row: row.row, id, called: manager });
    }
  }
  const everybody = asList(staff);
  const findManager = remembered((called) => findPeople(everybody, called));
  for (const { row, id, called } of managers) {
    const [chief, ...others] = findManager(called);
    const member = staff.get(id);
    const sentence = !chief
      ? `nobody is called “${called}”`
      : others.length > 0
        ? `several are called “${called}”; say an id`
        : chief.id === id
          ? 'nobody is the own manager'
          : undefined;
    if (sentence !== undefined) problems.push({ file, row, field: 'Manager', sentence, isRefused: true });
    else if (chief && member) staff.set(id, { ...member, person: { ...member.person, managerId: chief.id } });
  }
  return { people: { staff, teams }, problems };
}

/** Everybody whom a list of customers names as an owner and who is not known, as reps of one team. */
export function makeStaffOfOwners(owners: readonly string[], teamName: string, known: People): People {
  const staff = new Map(known.staff);
  const teams = new Map(known.teams);
  const team = findTeam(teams, teamName);
  const knownStaff = asList(known.staff);
  for (const owner of owners) {
    if (findPeople(knownStaff, owner).length > 0) continue;
    const id = idOf('s', owner);
    staff.set(id, { person: { id, name: owner, role: 'rep' }, teamIds: [team.id] });
  }
  return { staff, teams };
}
