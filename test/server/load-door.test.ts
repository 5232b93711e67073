/** A load through the operator's door of a running server: all of it or nothing, and the door stays open. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Customer } from '../../lib/model/customer.ts';
import type { Database } from '../../server/database.ts';
import type { LoadEvent, LoadHead, LoadLine } from '../../server/load/load-contract.ts';
import { askRunningServer, loadIntoRunningServer, type OperatorDoor, openOperatorDoor } from '../../server/operator-socket.ts';
import { openMemoryDatabase } from '../support/database-template.ts';

const head: LoadHead = {
  company: { name: 'Ours Ltd' },
  teams: [{ id: 't-one', name: 'One' }],
  staff: [{ person: { id: 's-ann', name: 'Ann', role: 'rep' }, teamIds: ['t-one'] }],
  hasCustomers: true,
  hasTiers: false,
  leavesOutBad: false,
  removesMissing: false,
  isRehearsal: false,
};

function aLine(id: string, more: Partial<Customer> = {}): LoadLine {
  const customer: Customer = {
    id,
    kind: 'business',
    legalName: `公司 ${id}`,
    aliases: [],
    domains: [],
    contacts: [],
    language: 'zh_CN',
    ownerId: 's-ann',
    teamId: 't-one',
    tier: 'STANDARD',
    relationshipType: 'reactive',
    rung: 'customer',
    ...more,
  };
  return { place: `a.csv, row ${id}`, customer };
}

async function* linesOf(count: number): AsyncGenerator<LoadLine> {
  for (let i = 0; i < count; i++) yield aLine(String(i));
}

let folder: string;
let database: Database;
let door: OperatorDoor;
let loaded = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-door-'));
  database = await openMemoryDatabase();
  door = await openOperatorDoor(database, folder, () => loaded++);
});
afterAll(async () => {
  await door.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const countCustomers = async () => (await database.db.selectFrom('customer').select('id').execute()).length;
const isFounded = async () => (await database.db.selectFrom('company').select('epoch').execute()).length > 0;

/** Resolves when no load is under way any more: what broke off has let go. */
const untilFree = () =>
  vi.waitFor(() => loadIntoRunningServer(folder, { ...head, isRehearsal: true }, linesOf(0), () => {}), { timeout: 20_000 });

test('lines go one way, how far it is the other way; who breaks off has said nothing; what does not fit is told', async () => {
  const broken = async function* (): AsyncGenerator<LoadLine> {
    yield* linesOf(900);
    throw new Error('the file is gone');
  };
  await expect(loadIntoRunningServer(folder, head, broken(), () => {})).rejects.toThrow('the file is gone');
  await untilFree();
  // The same from somebody who dies without a word, at the end of a line.
  const asked = request({ socketPath: join(folder, 'operator', 'socket'), method: 'POST', path: '/load' });
  asked.write(`${JSON.stringify(head)}\n${JSON.stringify(aLine('1'))}\n`, () => asked.destroy());
  await expect(once(asked, 'response')).rejects.toThrow();
  await untilFree();
  expect([await isFounded(), await countCustomers()]).toEqual([false, 0]);

  const events: LoadEvent[] = [];
  const report = await loadIntoRunningServer(folder, head, linesOf(5000), (event) => events.push(event));
  expect(report).toMatchObject({ isNewCompany: true, customers: { new: 5000 } });
  expect(await countCustomers()).toBe(5000);
  expect(new Set(events.map((event) => (event.kind === 'progress' ? event.phase : event.kind)))).toEqual(
    new Set(['compared', 'written']),
  );
  expect(loaded).toBeGreaterThan(0);

  const bad = async function* (): AsyncGenerator<LoadLine> {
    yield aLine('x', { ownerId: 's-nobody' });
  };
  await expect(loadIntoRunningServer(folder, head, bad(), () => {})).rejects.toMatchObject({
    count: 1,
    sentences: ['a.csv, row x: nobody of the staff has the id s-nobody.'],
  });
  expect(await askRunningServer(folder, { kind: 'describe' })).toMatchObject({ kind: 'described' });
});
