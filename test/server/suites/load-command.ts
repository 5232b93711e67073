/** Files of a CRM -> the backend, as an operator loads them: before a server runs, and through it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestSchema, type ShardRow } from '../../../lib/model/export.ts';
import { runBackend } from '../../../scripts/run-backend.ts';
import type { ServerPlace } from '../engine.ts';
import type { GetEngine } from './backend.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export function describeLoadCommand(getEngine: GetEngine): void {
  describe('the command that loads', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'shuke-load-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const write = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    /** As an operator runs it. */
    const order = async (script: 'load' | 'token', place: ServerPlace, ...args: string[]) => {
      const { DATABASE_URL: _, ...inherited } = process.env;
      const child = spawn(process.execPath, [`scripts/${script}.ts`, ...place.args, ...args], {
        cwd: root,
        env: { ...inherited, NODE_NO_WARNINGS: '1', ...place.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const closed = once(child, 'close');
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      const [code] = (await closed) as [number | null];
      return { code, out, err };
    };

    // Seven processes need more than the usual time on a busy machine.
    test('from files of a CRM to the rep, before the server starts and through it', async () => {
      const data = join(folder, 'data');
      const place = await getEngine().place(data);
      const staff = write(
        'staff.csv',
        'Name,E-mail,Role,Team\nAnn Li,ann@ours.example,rep,North\nMax,max@ours.example,manager,North\n',
      );
      const accounts = write(
        'accounts.csv',
        'Account ID,Account Name,Account Owner,Website\nA-1,Acme GmbH,Ann Li,acme.example\nA-2,Bravo Inc.,Ann Li,\n',
      );
      const contacts = write(
        'contacts.csv',
        'Account ID,Account Name,First Name,Last Name,Email\nA-1,Acme GmbH,Jo,Braun,jo@acme.example\n',
      );
      const founded = await order(
        'load',
        place,
        '--company',
        'Ours',
        '--domains',
        'ours.example',
        '--staff',
        staff,
        '--customers',
        accounts,
        '--customers',
        contacts,
      );
      expect(founded).toMatchObject({ code: 0, out: expect.stringContaining('Customers: 2 new, 0 changed, 0 as they were.') });
      const token = (await order('token', place, '--allow', 'Ann Li')).out.trim();
      const { DATABASE_URL: databaseUrl } = place.env;
      const server = await runBackend({ data, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
      try {
        const ask = async (path: string) =>
          (await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })).json();
        const before = manifestSchema.parse(await ask('/v1/manifest'));
        expect([before.rowCount, before.company.name, before.viewer.name]).toEqual([2, 'Ours', 'Ann Li']);

        const problems = join(folder, 'problems.csv');
        const bad = write(
          'bad.csv',
          'Account ID,Account Name,Account Owner\nA-1,Acme SE,Ann Li\nA-3,Charlie,Nobody\n1E+05,Delta,Ann Li\n',
        );
        const refused = await order('load', place, '--customers', bad, '--problems', problems);
        expect(refused).toMatchObject({ code: 1, out: '' });
        expect(refused.err).toContain('bad.csv, row 3, Owner: nobody of the staff is called “Nobody”');
        expect(refused.err).toContain('bad.csv, row 4, Customer id: “1E+05” is an id that a spreadsheet has rewritten');
        expect(readFileSync(problems, 'utf8').split('\r\n')).toHaveLength(4);
        expect(manifestSchema.parse(await ask('/v1/manifest')).version).toBe(before.version);

        const some = await order('load', place, '--customers', bad, '--leave-out-bad-rows');
        expect(some).toMatchObject({
          code: 0,
          out: expect.stringMatching(/1 changed[\s\S]*not in this one: Bravo Inc. \(A-2\)\.\nThey stay/),
        });
        const page = (await ask(`/v1/changes?epoch=${before.epoch}&since=${before.version}`)) as { changes: { row: ShardRow }[] };
        expect(page.changes.map(({ row }) => row.customer)).toEqual([
          expect.objectContaining({ id: 'A-1', legalName: 'Acme SE', contacts: [], domains: [] }),
        ]);
      } finally {
        await server.stop();
      }
    }, 180_000);

    test('a wrong command line is answered with the right one', async () => {
      const place = { args: [], env: {} };
      for (const args of [[], ['--customers', 'x.csv', '--remove-missing', '--leave-out-bad-rows']])
        expect(await order('load', place, ...args)).toMatchObject({
          code: 2,
          err: expect.stringContaining('--leave-out-bad-rows'),
        });
    });
  });
}
