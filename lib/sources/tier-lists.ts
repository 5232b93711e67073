/** The manager's side of the backend: the list in force, its history, publishing and rolling back. */
import { apiErrorSchema } from '../model/export.ts';
import { type TierListHead, type TierListHistory, tierListHeadSchema, tierListHistorySchema } from '../model/tier-list.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { type Connection, requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';

/** `conflict`: somebody published meanwhile, nothing was changed; `current` is what is in force now. */
export type PublishAnswer =
  | { readonly kind: 'published'; readonly head: TierListHead }
  | { readonly kind: 'conflict'; readonly current: TierListHead };

/** A list can be large and its transaction long: a few thousand changes a second on a slow machine. */
const publishTimeoutMs = 120_000;
const entryTimeoutMs = 0.5;

/** How many customers a rollback moves is not known here. */
const rollBackTimeoutMs = 600_000;

/** All published lists, newest first. */
export async function fetchTierListHistory(connection: Connection): Promise<Result<TierListHistory>> {
  const answer = await requestBackend(connection, '/v1/tier-list/history');
  return answer.ok ? parseJson(tierListHistorySchema, await answer.value.text(), 'history of tier lists') : answer;
}

async function post(
  connection: Connection,
  path: string,
  basedOn: number,
  body: unknown,
  timeoutMs: number,
): Promise<Result<PublishAnswer>> {
  const answer = await requestBackend(connection, path, {
    method: 'POST',
    body,
    headers: { 'if-match': `"${basedOn}"` },
    accept: [412],
    timeoutMs,
  });
  if (!answer.ok) return answer;
  const text = await answer.value.text();
  if (answer.value.status === 412) {
    const refusal = parseJson(apiErrorSchema, text, 'answer to the list');
    if (!refusal.ok) return refusal;
    const { current, sentence } = refusal.value.error;
    return current ? succeed({ kind: 'conflict', current }) : fail('conflict', sentence);
  }
  const head = parseJson(tierListHeadSchema, text, 'answer to the list');
  return head.ok ? succeed({ kind: 'published', head: head.value }) : head;
}

/**
 * Publishes whole or not at all, and only over the version that the manager saw.
 * @param list - JSON of a `NewTierList`
 * @param entryCount - how many entries it has
 */
export function publishTierList(
  connection: Connection,
  list: Blob,
  entryCount: number,
  basedOn: number,
): Promise<Result<PublishAnswer>> {
  return post(connection, '/v1/tier-list', basedOn, list, publishTimeoutMs + entryCount * entryTimeoutMs);
}

/** Brings an earlier version back as a new one. */
export function rollBackTierList(connection: Connection, toVersion: number, basedOn: number): Promise<Result<PublishAnswer>> {
  return post(connection, '/v1/tier-list/rollback', basedOn, { toVersion }, rollBackTimeoutMs);
}
