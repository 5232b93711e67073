/** Who sees what: by the token, by the policies behind it, and in the audit log. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackend } from '../../../server/create-backend.ts';
import { createViewerFinder, revokeToken } from '../../../server/tokens.ts';
import { actAs, type Viewer } from '../../../server/viewer.ts';
import { openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

export function describeRights(getEngine: GetEngine): void {
  describe('rights', () => {
    let backend: TestBackend;
    let viewer: Viewer;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
      const found = await createViewerFinder(backend.database, Date.now)(tokens.world);
      if (found === 'revoked' || 'sentence' in found) throw new Error('The token of the world team is unknown.');
      viewer = found;
    });
    afterAll(() => backend.close());

    test('no answer holds a byte of another team', async () => {
      const china = backend.company.customers.filter((customer) => customer.teamId === 't-china');
      const { epoch, shards } = await backend.manifest(tokens.world);
      const foreign = (await backend.manifest(tokens.china)).shards;
      expect(shards.filter((shard) => foreign.some((other) => other.hash === shard.hash))).toEqual([]);
      for (const shard of foreign) expect((await backend.request(tokens.world, `/v1/shards/${shard.hash}`)).status).toBe(404);
      const paths = [
        '/v1/manifest',
        `/v1/changes?epoch=${epoch}&since=0`,
        '/v1/tier-list',
        '/v1/tier-list/history',
        '/v1/playbook',
      ];
      for (const path of paths) {
        const text = await (await backend.request(tokens.world, path)).text();
        expect(china.filter((customer) => text.includes(`"${customer.id}"`) || text.includes(customer.legalName))).toEqual([]);
      }
    });

    test('a head names the teams of its viewer, and no other', async () => {
      const own = backend.company.teams.filter((team) => viewer.teamIds.includes(team.id)).map(({ id, name }) => ({ id, name }));
      expect(own.length).toBeLessThan(backend.company.teams.length);
      expect((await backend.manifest(tokens.world)).teams).toEqual(own);
    });

    test("a viewer's transaction cannot read rows of another team, whatever it asks", async () => {
      const counts = await backend.database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const count = async (table: string) => {
          const { rows } = await sql<{ teams: string | null }>`
            select string_agg(distinct team_id, ' ') as teams from ${sql.table(table)}`.execute(trx);
          return rows[0]?.teams;
        };
        return [await count('customer'), await count('touchpoint')];
      });
      expect(counts).toEqual(['t-world', 't-world']);
    });

    test("a viewer's transaction cannot change rows of another team", async () => {
      const moved = await backend.database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const { rows } = await sql`update customer set tier = 'BZ' where team_id = 't-china' returning id`.execute(trx);
        return rows;
      });
      expect(moved).toEqual([]);
      const giveAway = backend.database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        await sql`update customer set team_id = 't-china'`.execute(trx);
      });
      await expect(giveAway).rejects.toThrow(/row-level security/);
    });

    test("a viewer's transaction cannot read tokens, remove rows or rewrite the audit log", async () => {
      for (const statement of [
        'select * from staff_token',
        'delete from customer',
        'delete from touchpoint',
        'select * from audit',
        'update audit set action = action',
      ])
        await expect(
          backend.database.db.transaction().execute(async (trx) => {
            await actAs(trx, viewer);
            await sql.raw(statement).execute(trx);
          }),
        ).rejects.toThrow(/permission denied/);
    });

    test('the audit log is append-only, also for the server', async () => {
      for (const statement of ["update audit set action = 'nothing'", 'delete from audit', 'truncate audit'])
        await expect(sql.raw(statement).execute(backend.database.db)).rejects.toThrow(/append-only/);
    });

    test('the rights of a transaction end with it', async () => {
      await backend.database.db.transaction().execute((trx) => actAs(trx, viewer));
      const { rows } = await sql<{ teams: number }>`select count(distinct team_id) as teams from customer`.execute(
        backend.database.db,
      );
      expect(rows[0]?.teams).toBe(2);
    });

    test('a publication is in the audit log with its author, and without names', async () => {
      const own = await openBackend(getEngine());
      await own.post(
        tokens.secondManager,
        '/v1/tier-list',
        { note: 'secret', entries: [{ customerId: 'c-0001', tier: 'BZ' }] },
        { 'if-match': '"1"' },
      );
      const log = await own.database.db.selectFrom('audit').select(['staff_id', 'action', 'details']).orderBy('seq').execute();
      expect(log.at(-1)).toEqual({
        staff_id: 's-second',
        action: 'tier-list-published',
        details: '{"version":2,"named":1,"changed":1}',
      });
      await own.close();
    });

    test('a token is stored as its hash only, and a revoked one opens nothing after two seconds', async () => {
      const stored = await backend.database.db.selectFrom('staff_token').select('hash').execute();
      expect(stored.some(({ hash }) => Object.values(tokens).includes(hash as never))).toBe(false);
      const status = async () => (await backend.request(tokens.worldManager, '/v1/playbook')).status;
      expect(await status()).toBe(200);
      await revokeToken(backend.database, tokens.worldManager);
      backend.clock.ms += 2001;
      expect(await status()).toBe(401);
    });

    test('a token that another server revoked opens nothing after two seconds', async () => {
      const own = await openBackend(getEngine());
      const status = async () => (await own.request(tokens.world, '/v1/playbook')).status;
      expect(await status()).toBe(200);
      // Another server is another process, which PGlite does not allow.
      if (own.database.kind === 'postgresql') {
        await sql`update staff_token set revoked_at = now()`.execute(own.database.db);
        own.clock.ms += 2001;
        expect(await status()).toBe(401);
      }
      await own.close();
    });

    test('a company is seeded once; starting again changes nothing', async () => {
      const before = await backend.manifest(tokens.both);
      const again = await createBackend({ database: backend.database, sample: backend.company });
      expect(again.isSeeded).toBe(false);
      const { createdAt: _, ...after } = await backend.manifest(tokens.both);
      expect(before).toMatchObject(after);
    });
  });
}
