/** Outbox -> backend, exactly once by id: sent again until the backend has answered for each touchpoint. */
import type { ShukeDatabase } from '../cache/db.ts';
import { findDueTouchpoints, settleTouchpoints } from '../cache/touchpoints.ts';
import type { TouchpointResult } from '../model/export.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import { type Result, succeed } from '../platform/result.ts';
import type { Source } from '../sources/source.ts';

const batchSize = 50;

/**
 * Answers for a batch. One that is refused whole is sent again one by one, so that a poisoned touchpoint is set aside
 * where the rep can see it and the rest of the queue goes on.
 */
async function sendBatch(source: Source, touchpoints: readonly NewTouchpoint[]): Promise<Result<readonly TouchpointResult[]>> {
  const answer = await source.sendTouchpoints({ touchpoints: [...touchpoints] });
  if (answer.ok) return succeed(answer.value.results);
  if (answer.failure.kind !== 'bad-data') return answer;
  const [first] = touchpoints;
  if (touchpoints.length === 1 && first)
    return succeed([{ outcome: 'refused', id: first.id, reason: 'invalid', detail: answer.failure.sentence.slice(0, 500) }]);
  const results: TouchpointResult[] = [];
  for (const touchpoint of touchpoints) {
    const single = await sendBatch(source, [touchpoint]);
    if (!single.ok) return results.length === 0 ? single : succeed(results);
    results.push(...single.value);
  }
  return succeed(results);
}

/** How many touchpoints the backend answered for. A failure leaves everything unanswered in the outbox. */
export async function push(database: ShukeDatabase, source: Source, nowMs: number): Promise<Result<number>> {
  let answered = 0;
  for (;;) {
    const touchpoints = await findDueTouchpoints(database, nowMs, batchSize);
    if (touchpoints.length === 0) return succeed(answered);
    const answer = await sendBatch(source, touchpoints);
    if (!answer.ok) return answer;
    const sent = new Set(touchpoints.map((touchpoint) => touchpoint.id));
    const results = answer.value.filter((result) => sent.has(result.id));
    await settleTouchpoints(database, results);
    answered += results.length;
    // A backend that leaves some unanswered would make this loop for ever.
    if (results.length < touchpoints.length) return succeed(answered);
  }
}
