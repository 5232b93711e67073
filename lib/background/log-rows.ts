/** Messages of a list, chosen by the rep -> one touchpoint each, or for each a clear reason why not. */

import { readManyCustomerFacts } from '../cache/customer-facts.ts';
import { findCurrentGeneration } from '../cache/customers.ts';
import { undoMs } from '../cache/touchpoints.ts';
import type { LogRowsAnswer, LogRowsRequest, RowOutcome } from '../messages/log-rows.ts';
import { mergeFrames } from '../messages/page-state.ts';
import { isDiskFull } from '../platform/is-disk-full.ts';
import { findListedMessages } from './list-rows.ts';
import { type LogContext, saveLog } from './log-touchpoint.ts';

/**
 * Logs exactly the messages that were on screen, each for the customer that stood beside it. A message that has left the
 * list, or that is somebody else's by now, is left out and told. Each is on the disk before the next is begun.
 */
export async function logRows({ page, entries }: LogRowsRequest, context: LogContext): Promise<LogRowsAnswer> {
  const { database, pages, nowMs } = context;
  const shown = mergeFrames(await pages.load(page.tabId));
  if (shown?.lockKey !== page.lockKey) return { kind: 'page-moved-on' };
  const generation = await findCurrentGeneration(database);
  if (!generation) return { kind: 'page-moved-on' };
  const listed = new Map(findListedMessages(shown.lead).map((entry) => [entry.message.identity, entry]));
  const ids = [...new Set(entries.map((entry) => entry.customerId))];
  const facts = await readManyCustomerFacts(database, ids);
  const outcomes: RowOutcome[] = [];
  for (const { touchpointId, customerId, identity } of entries) {
    const entry = listed.get(identity);
    const known = facts.get(customerId);
    if (!entry || !known || entry.customerId !== customerId) {
      outcomes.push({ touchpointId, kind: 'gone' });
      continue;
    }
    const { message, contactId } = entry;
    try {
      const ground = { row: known.row, local: known.local, head: generation.head };
      const request = { touchpointId, customerId, channel: 'e-mail' } as const;
      const answer = await database.attempt(() => saveLog(request, { message, contactId }, ground, context));
      outcomes.push({ touchpointId, kind: answer.kind === 'saved' ? 'saved' : 'already-logged' });
    } catch (error) {
      console.error('shuke: logRows failed', error);
      outcomes.push({ touchpointId, kind: isDiskFull(error) ? 'disk-full' : 'failed' });
    }
  }
  return { kind: 'done', outcomes, undoUntilMs: nowMs + undoMs };
}
