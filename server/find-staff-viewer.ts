/** A member of staff -> the viewer that his token would be; for commands that run beside the database. */
import { sql } from 'kysely';
import { staffSchema } from '../lib/model/export.ts';
import type { Database } from './database.ts';
import type { Viewer } from './viewer.ts';

async function loadViewers({ db }: Database): Promise<Viewer[]> {
  const { rows } = await sql<{ data: string; teams: string }>`
    select s.data, coalesce((select string_agg(m.team_id, ' ' order by m.team_id collate "C")
      from team_member m where m.staff_id = s.id), '') as teams
    from staff s order by s.id collate "C"`.execute(db);
  return rows.map(({ data, teams }) => ({
    staff: staffSchema.parse(JSON.parse(data)),
    teamIds: teams === '' ? [] : teams.split(' '),
  }));
}

/**
 * The member with this id; without one, a manager who sees the most teams (the first of several by id).
 * @throws with the ids there are when there is no such member
 */
export async function findStaffViewer(database: Database, staffId: string | undefined): Promise<Viewer> {
  const viewers = await loadViewers(database);
  const chosen =
    staffId === undefined
      ? viewers
          .filter(({ staff }) => staff.role === 'manager')
          .reduce<Viewer | undefined>((best, one) => (one.teamIds.length > (best?.teamIds.length ?? 0) ? one : best), undefined)
      : viewers.find(({ staff }) => staff.id === staffId);
  if (chosen) return chosen;
  const ids = viewers.map(({ staff }) => staff.id).slice(0, 50);
  throw new Error(
    `${staffId === undefined ? 'There is no manager who sees a team; name somebody with --for.' : `There is no ${staffId}.`} Staff: ${ids.join(', ')}`,
  );
}
