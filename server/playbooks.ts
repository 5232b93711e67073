/** A manager's playbook -> a new version, in every head from then on. */
import { sql } from 'kysely';
import { type NewPlaybook, type Playbook, playbookSchema } from '../lib/model/playbook.ts';
import { writeAudit } from './audit.ts';
import type { Database, Trx } from './database.ts';
import { actAs, inOneState, type Viewer } from './viewer.ts';
import { writeAlone } from './write-alone.ts';

export type PlaybookAnswer = { readonly kind: 'published' | 'conflict'; readonly playbook: Playbook };

export interface PlaybookStore {
  readPlaybook(viewer: Viewer): Promise<Playbook>;
  /** @param base - version that the playbook was made from; another one in force: conflict, with that one */
  publish(viewer: Viewer, base: number, playbook: NewPlaybook): Promise<PlaybookAnswer>;
}

async function readInForce(trx: Trx): Promise<Playbook> {
  const { rows } = await sql<{ data: string }>`
    select p.data from playbook p join company c on c.playbook_version = p.version`.execute(trx);
  return playbookSchema.parse(JSON.parse(rows[0]?.data ?? 'null'));
}

export function createPlaybookStore(database: Database): PlaybookStore {
  return {
    readPlaybook: (viewer) =>
      inOneState(database, async (trx) => {
        await actAs(trx, viewer);
        return readInForce(trx);
      }),
    publish: (viewer, base, newPlaybook) =>
      writeAlone(database, async (trx, company): Promise<PlaybookAnswer> => {
        await actAs(trx, viewer);
        if (company.playbookVersion !== base) return { kind: 'conflict', playbook: await readInForce(trx) };
        const playbook: Playbook = { version: base + 1, ...newPlaybook };
        await trx
          .insertInto('playbook')
          .values({ version: playbook.version, published_by: viewer.staff.id, data: JSON.stringify(playbook) })
          .execute();
        await sql`update company set playbook_version = ${playbook.version}::integer, settings_version = settings_version + 1`.execute(
          trx,
        );
        await writeAudit(trx, 'playbook-published', viewer.staff.id, { version: playbook.version });
        return { kind: 'published', playbook };
      }),
  };
}
