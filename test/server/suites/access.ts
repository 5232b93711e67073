/** An operator lets people in and takes access back, beside a running server and through it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runBackend } from '../../../scripts/run-backend.ts';
import { allowPerson, listAccess, revokeAccess } from '../../../server/access.ts';
import { openDatabase } from '../../../server/database.ts';
import { lockDirectory } from '../../../server/lock.ts';
import { openBackend, type ServerPlace, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Runs `npm run token` as an operator does. */
async function order(place: ServerPlace, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['scripts/token.ts', ...place.args, ...args], {
    cwd: root,
    env: { ...inherited, NODE_NO_WARNINGS: '1', ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await closed) as [number | null];
  return { code, out, err };
}

const statusOf = async (url: string, token: string): Promise<number> =>
  (await fetch(`${url}/v1/playbook`, { headers: { authorization: `Bearer ${token}` } })).status;

export function describeAccess(getEngine: GetEngine): void {
  describe('access', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const tokensOwner = 's-second';
    const status = async (token: string) => (await backend.request(token, '/v1/playbook')).status;

    test('a new token opens what the person may see, and only its hash is kept', async () => {
      const { token, number, isNew } = await allowPerson(backend.database, '赵敏', {});
      expect(isNew).toBe(false);
      expect(token).toMatch(/^shuke_[\w-]{43}$/);
      expect((await backend.manifest(token)).viewer.id).toBe('s-zhaomin');
      expect(await status(tokens.china)).toBe(200);
      const rows = await backend.database.db.selectFrom('staff_token').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token.slice(6));
      const listed = (await listAccess(backend.database)).find(({ person }) => person.id === 's-zhaomin');
      expect(listed?.tokens.map((one) => one.number)).toContain(number);
    });

    test('a new person is in the directory of every head, and sees the customers of his teams', async () => {
      const before = await backend.manifest(tokens.manager);
      const added = await allowPerson(backend.database, 's-new', {
        name: '李伟',
        teamIds: ['t-world'],
        email: 'li.wei@hengzhun.example',
        manager: 's-zhang',
      });
      expect(added).toMatchObject({ isNew: true, person: { role: 'rep', managerId: 's-zhang' } });
      const own = await backend.manifest(added.token);
      expect(own.rowCount).toBe(backend.company.customers.filter(({ teamId }) => teamId === 't-world').length);
      expect(own.staff).toContainEqual(added.person);
      const { head } = await backend.changes(tokens.manager, before.epoch, before.version);
      expect(head.staff.map(({ id }) => id)).toContain('s-new');
    });

    test('another role and other teams hold at once, for tokens of before too', async () => {
      const { token } = await allowPerson(backend.database, 's-moves', { name: 'Mo Ves', teamIds: ['t-china'] });
      const rowsOf = async () => (await backend.manifest(token)).rowCount;
      const china = await rowsOf();
      expect((await backend.request(token, '/v1/effects')).status).toBe(403);
      await allowPerson(backend.database, 'mo ves', { role: 'manager', teamIds: ['t-china', 't-world'] });
      expect(await rowsOf()).toBe(backend.company.customers.length);
      expect(china).toBeLessThan(backend.company.customers.length);
      expect((await backend.request(token, '/v1/effects')).status).toBe(200);
    });

    test('a person, a number or a token is taken back at once; again it is no mistake', async () => {
      const [one, two, three] = await Promise.all([1, 2, 3].map(() => allowPerson(backend.database, tokensOwner, {})));
      if (!one || !two || !three) throw new Error('three tokens were asked for');
      for (const { token } of [one, two, three]) expect(await status(token)).toBe(200);
      expect((await revokeAccess(backend.database, one.number)).numbers).toEqual([one.number]);
      expect((await revokeAccess(backend.database, two.token)).numbers).toEqual([two.number]);
      expect(await Promise.all([one, two, three].map(({ token }) => status(token)))).toEqual([401, 401, 200]);
      expect((await revokeAccess(backend.database, two.token)).numbers).toEqual([]);
      expect((await revokeAccess(backend.database, tokensOwner)).numbers).toContain(three.number);
      expect(await status(three.token)).toBe(401);
      expect(await status(tokens.secondManager)).toBe(401);
      expect(await status(tokens.manager)).toBe(200);
    });

    test.each([
      [
        'nobody',
        () => allowPerson(backend.database, 's-nobody', {}),
        /^Nobody is called s-nobody. There are .*陈晨 \(s-chenchen\)/,
      ],
      ['no token', () => revokeAccess(backend.database, 'ffffffffff'), /^This is nobody of the staff, no token/],
      [
        'no team',
        () => allowPerson(backend.database, 's-x', { name: 'X', teamIds: ['t-mars'] }),
        /no team t-mars. There are t-china/,
      ],
      ['no teams', () => allowPerson(backend.database, 's-x', { name: 'X' }), /--teams/],
      ['no id', () => allowPerson(backend.database, '李 四', { name: '李四', teamIds: ['t-china'] }), /needs an id/],
      ['no manager', () => allowPerson(backend.database, 's-mei', { manager: 's-nobody' }), /^Nobody is called s-nobody/],
    ])('%s is a sentence that says what there is, and changes nothing', async (_what, work, sentence) => {
      const before = await listAccess(backend.database);
      await expect(work()).rejects.toThrow(sentence);
      expect(await listAccess(backend.database)).toEqual(before);
    });

    test('of two with one name it must be said which', async () => {
      await allowPerson(backend.database, 's-wang-1', { name: '王伟', teamIds: ['t-china'] });
      await allowPerson(backend.database, 's-wang-2', { name: '王伟', teamIds: ['t-world'] });
      const added = (await listAccess(backend.database)).filter(({ person }) => person.name === '王伟');
      expect(added.map(({ person }) => person.id)).toEqual(['s-wang-1', 's-wang-2']);
      await expect(revokeAccess(backend.database, '王伟')).rejects.toThrow(/^Several are called 王伟: .*s-wang-1.*s-wang-2/);
    });

    test('what was done is in the audit log, without tokens', async () => {
      const { token, number } = await allowPerson(backend.database, 's-mei', {});
      await revokeAccess(backend.database, token);
      const log = await backend.database.db.selectFrom('audit').select(['action', 'details']).orderBy('seq').execute();
      expect(log.slice(-2)).toEqual([
        { action: 'token-allowed', details: JSON.stringify({ staffId: 's-mei', number }) },
        { action: 'token-revoked', details: JSON.stringify({ staffId: 's-mei', numbers: [number] }) },
      ]);
      expect(JSON.stringify(log)).not.toContain(token);
    });

    test('an empty database has nobody to let in', async () => {
      const database = await getEngine().open();
      await expect(listAccess(database)).rejects.toThrow('There is no company in this database yet.');
      await database.close();
    });
  });

  describe('the operator’s command', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'shuke-access-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('a running server is told: who is let in may come, who is not may not any more', async () => {
      const data = join(folder, 'data');
      const place = await getEngine().place(data);
      const { DATABASE_URL: databaseUrl } = place.env;
      const server = await runBackend({ data, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
      try {
        const allowed = await order(place, '--allow', 's-wu', '--name', '吴桐', '--teams', 't-china');
        expect(allowed).toMatchObject({ code: 0, err: expect.stringContaining('New: 吴桐 (s-wu), rep') });
        const token = allowed.out.trim();
        expect(await statusOf(server.url, token)).toBe(200);
        expect((await order(place, '--list')).out).toMatch(/s-wu {2}吴桐 {2}rep {2}大中华区\n {4}[0-9a-f]{10} {2}since 20/);
        const unknown = await order(place, '--allow', 'nobody');
        expect(unknown).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Nobody is called nobody\./) });
        expect(await order(place, '--revoke', 'no-such-token')).toMatchObject({ code: 1, out: '' });
        expect(await order(place, '--revoke', '吴桐')).toMatchObject({
          code: 0,
          out: expect.stringMatching(/^Taken back from 吴桐/),
        });
        // PostgreSQL passes the word on by itself, in milliseconds.
        await vi.waitFor(async () => expect(await statusOf(server.url, token)).toBe(401), 20_000);
      } finally {
        await server.stop();
      }
      // The same without a server.
      const again = await order(place, '--allow', 's-wu');
      expect(again).toMatchObject({ code: 0, err: expect.stringMatching(/^吴桐 \(s-wu\), rep, may sign in/) });
    });

    test('a wrong command line is answered with the right one', async () => {
      const place = { args: [], env: {} };
      for (const args of [[], ['--list', '--allow', 'x'], ['--revoke', 'x', '--role', 'rep'], ['--allow', 'x', '--role', 'king']])
        expect(await order(place, ...args)).toMatchObject({
          code: 2,
          err: expect.stringContaining('--revoke PERSON|NUMBER|TOKEN'),
        });
    });
  });
}

/** On PGlite alone: one process a directory. */
export function describeDirectoryInUse(): void {
  test('a directory in use by a process that takes no commands: the command says what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuke-in-use-'));
    try {
      const place = { args: ['--data', folder], env: {} };
      expect(await order(place, '--list')).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no data in /) });
      await (await openDatabase({ directory: folder })).close();
      const lock = lockDirectory(folder);
      const refused = await order(place, '--list');
      expect(refused).toMatchObject({ code: 3, err: expect.stringMatching(/takes no commands .*Stop it, run this again/) });
      lock.release();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** On PostgreSQL alone: several processes share a database. */
export function describeOtherServers(getEngine: GetEngine): void {
  test('what another process takes back is refused at once: the clock of this server stands still', async () => {
    const { DATABASE_URL: url = '' } = (await getEngine().place('')).env;
    const engine = { ...getEngine(), open: () => openDatabase({ url }) };
    const own = await openBackend(engine);
    const other = await openDatabase({ url });
    try {
      const status = async () => (await own.request(tokens.world, '/v1/playbook')).status;
      expect(await status()).toBe(200);
      await revokeAccess(other, 's-mei');
      await vi.waitFor(async () => expect(await status()).toBe(401), 20_000);
    } finally {
      await other.close();
      await own.close();
    }
  });

  test('a listener whose connection was cut off listens again, and forgets what it believed', async () => {
    const { DATABASE_URL: url = '' } = (await getEngine().place('')).env;
    const database = await openDatabase({ url });
    try {
      const { tokens: before } = database.written;
      const listening = "select pid from pg_stat_activity where query like 'listen%' and datname = current_database()";
      await sql.raw(`select pg_terminate_backend(pid) from (${listening}) l`).execute(database.db);
      await vi.waitFor(() => expect(database.written.tokens).toBeGreaterThan(before), 20_000);
    } finally {
      await database.close();
    }
  });
}
