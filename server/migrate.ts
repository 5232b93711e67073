/** Brings the tables to the newest version, once, whoever starts first. */
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as first from './migrations/001-first.ts';
import * as buckets from './migrations/002-buckets.ts';
import * as decisions from './migrations/003-decisions.ts';
import * as aliasProposals from './migrations/004-alias-proposals.ts';
import * as edits from './migrations/005-edits.ts';
import * as place from './migrations/006-place.ts';
import * as customerProposals from './migrations/007-customer-proposals.ts';
import * as revokedStaff from './migrations/008-revoked-staff.ts';
import * as loadedCustomers from './migrations/009-loaded-customers.ts';
import type { Tables } from './tables.ts';

/** In order; a name is never changed. */
const migrations = {
  '001-first': first,
  '002-buckets': buckets,
  '003-decisions': decisions,
  '004-alias-proposals': aliasProposals,
  '005-edits': edits,
  '006-place': place,
  '007-customer-proposals': customerProposals,
  '008-revoked-staff': revokedStaff,
  '009-loaded-customers': loadedCustomers,
};

/** Any number; the same for all servers of this product. */
const startLock = 7_240_915;

/** Runs alone among all processes on this database: Kysely makes its own tables before it takes its lock. */
export async function aloneOnDatabase<T>(db: Kysely<Tables>, kind: 'pglite' | 'postgresql', work: () => Promise<T>): Promise<T> {
  if (kind === 'pglite') return work();
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${startLock}::bigint)`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${startLock}::bigint)`.execute(connection);
    }
  });
}

/** @throws when a migration fails; the database is then as before. */
export async function migrate(db: Kysely<Tables>, kind: 'pglite' | 'postgresql'): Promise<void> {
  await aloneOnDatabase(db, kind, async () => {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
      // Each stands for itself: one that was written beside a later one may run after it.
      allowUnorderedMigrations: true,
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}
