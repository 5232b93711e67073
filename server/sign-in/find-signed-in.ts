/** Whom the provider vouches for -> the viewer that he is here. */
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { UnknownToken } from '../tokens.ts';
import type { Viewer } from '../viewer.ts';
import { teamsOfStaff, toViewer, type ViewerRow } from '../viewer-row.ts';
import type { NamedPerson } from './sign-in.ts';

/** Of the Latin letters only: other letters that fold into them would let somebody pass for somebody else. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The member of staff with this e-mail address (or id), in whatever case the address is written. */
export async function findSignedIn(
  { db }: Database,
  { called, isEmail }: NamedPerson,
): Promise<Viewer | 'revoked' | UnknownToken> {
  const { rows } = await sql<ViewerRow & { id: string }>`
    select s.id, s.data, s.revoked_at is not null as is_revoked, ${teamsOfStaff} as teams from staff s
    where lower((s.data::json ->> 'email') collate "C") = ${lowerAscii(called)} or (${!isEmail} and s.id = ${called})
    order by s.id collate "C"`.execute(db);
  const byId = isEmail ? undefined : rows.find(({ id }) => id === called);
  const row = byId ?? rows[0];
  if (!row)
    return {
      kind: 'nobody',
      sentence: `Nobody of the staff is known as ${called}. Please ask your administrator to let you in.`,
    };
  if (!byId && rows.length > 1)
    return {
      kind: 'nobody',
      sentence: `Several of the staff are known as ${called}. Please ask your administrator to mend that.`,
    };
  return toViewer(row);
}
