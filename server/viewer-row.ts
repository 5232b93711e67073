/** A row of the staff -> the viewer that this person is. */
import { sql } from 'kysely';
import { staffSchema } from '../lib/model/export.ts';
import type { Viewer } from './viewer.ts';

/** A member of staff with the teams whose customers he sees, as one row. */
export interface ViewerRow {
  readonly data: string;
  readonly teams: string;
  readonly is_revoked: boolean;
}

/** In a query in which `s` is the member of staff. */
export const teamsOfStaff = sql<string>`coalesce((select string_agg(m.team_id, ' ' order by m.team_id collate "C")
  from team_member m where m.staff_id = s.id), '')`;

/** The viewer of a row, unless access was taken back. */
export function toViewer({ data, teams, is_revoked }: ViewerRow): Viewer | 'revoked' {
  if (is_revoked) return 'revoked';
  return { staff: staffSchema.parse(JSON.parse(data)), teamIds: teams === '' ? [] : teams.split(' ') };
}
