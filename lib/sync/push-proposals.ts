/** Lessons whose rep agreed to share them -> proposals for the manager; the backend has each once. */
import type { ShukeDatabase } from '../cache/db.ts';
import { findWaitingProposals, settleProposals } from '../cache/lessons.ts';
import { type Result, succeed } from '../platform/result.ts';
import { sendAliasProposals } from '../sources/alias-proposals.ts';
import type { Connection } from '../sources/http.ts';

/** In one request; the rest goes with the next sync. */
const mostAtOnce = 100;

/**
 * How many the backend answered for. A failure leaves them waiting for the next sync: nothing else depends on them. A folder
 * without a backend takes none.
 * @param now - for the date that the rep is shown
 */
export async function pushProposals(
  database: ShukeDatabase,
  connection: Connection,
  now: string,
  fetchImpl: typeof fetch = fetch,
): Promise<Result<number>> {
  if (connection.token === '') return succeed(0);
  const proposals = await findWaitingProposals(database, mostAtOnce);
  if (proposals.length === 0) return succeed(0);
  const answer = await sendAliasProposals(connection, proposals, fetchImpl);
  if (!answer.ok) return answer;
  const { stored, refused } = answer.value;
  await settleProposals(database, new Set([...stored, ...refused]), now);
  return succeed(stored.length + refused.length);
}
