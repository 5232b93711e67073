/** Outbox -> backend, exactly once by id: sent again until the backend has answered for each item. */
import type { ShukeDatabase } from '../cache/db.ts';
import { findWaitingDecisions, settleDecisions } from '../cache/decisions.ts';
import { findDueTouchpoints, settleTouchpoints } from '../cache/touchpoints.ts';
import type { ActionDecision } from '../model/action-decision.ts';
import type { DecisionResult } from '../model/decision-exchange.ts';
import type { TouchpointResult } from '../model/export.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import { type Result, succeed } from '../platform/result.ts';
import type { Source } from '../sources/source.ts';

const touchpointsABatch = 50;
const decisionsABatch = 200;

interface RefusedItem {
  readonly outcome: 'refused';
  readonly id: string;
  readonly reason: 'invalid';
  readonly detail: string;
}

/** One kind of thing that waits to be sent. */
interface Queue<Item extends { readonly id: string }, Answer extends { readonly id: string }> {
  /** The next batch; empty when nothing may be sent now. */
  readonly find: () => Promise<Item[]>;
  readonly send: (items: readonly Item[]) => Promise<Result<{ readonly results: readonly (Answer | RefusedItem)[] }>>;
  /** @param sent - the items that the answers are about */
  readonly settle: (results: readonly (Answer | RefusedItem)[], sent: readonly Item[]) => Promise<void>;
}

type Answers<Answer> = Result<readonly (Answer | RefusedItem)[]>;

/**
 * Answers for a batch. One that is refused whole is sent again one by one, so that a poisoned item is set aside
 * where the rep can see it and the rest of the queue goes on.
 */
async function sendBatch<Item extends { readonly id: string }, Answer extends { readonly id: string }>(
  queue: Queue<Item, Answer>,
  items: readonly Item[],
): Promise<Answers<Answer>> {
  const answer = await queue.send(items);
  if (answer.ok) return succeed(answer.value.results);
  // Only the backend itself can refuse: a login page that a network put in its place must not set anything aside.
  if (answer.failure.said !== 'invalid' && answer.failure.said !== 'too-large') return answer;
  const [first] = items;
  if (items.length === 1 && first)
    return succeed([{ outcome: 'refused', id: first.id, reason: 'invalid', detail: answer.failure.sentence.slice(0, 500) }]);
  const results: (Answer | RefusedItem)[] = [];
  for (const item of items) {
    const single = await sendBatch(queue, [item]);
    if (!single.ok) return results.length === 0 ? single : succeed(results);
    results.push(...single.value);
  }
  return succeed(results);
}

async function empty<Item extends { readonly id: string }, Answer extends { readonly id: string }>(
  queue: Queue<Item, Answer>,
): Promise<Result<number>> {
  let answered = 0;
  for (;;) {
    const items = await queue.find();
    if (items.length === 0) return succeed(answered);
    const answer = await sendBatch(queue, items);
    if (!answer.ok) return answer;
    const sent = new Set(items.map((item) => item.id));
    const results = answer.value.filter((result) => sent.has(result.id));
    await queue.settle(results, items);
    answered += results.length;
    // A backend that leaves some unanswered would make this loop for ever.
    if (results.length < items.length) return succeed(answered);
  }
}

/**
 * Touchpoints first, then decisions, which may name them. How many the backend answered for. A failure leaves everything
 * unanswered in the outbox; a source that takes nothing leaves everything there too.
 */
export async function push(database: ShukeDatabase, source: Source, nowMs: number): Promise<Result<number>> {
  if (source.isReadOnly) return succeed(0);
  const touchpoints = await empty<NewTouchpoint, TouchpointResult>({
    find: () => findDueTouchpoints(database, nowMs, touchpointsABatch),
    send: (items) => source.sendTouchpoints({ touchpoints: [...items] }),
    settle: (results, sent) => settleTouchpoints(database, results, sent),
  });
  if (!touchpoints.ok) return touchpoints;
  const decisions = await empty<ActionDecision, DecisionResult>({
    find: () => findWaitingDecisions(database, decisionsABatch),
    send: (items) => source.sendDecisions({ decisions: [...items] }),
    settle: (results) => settleDecisions(database, results),
  });
  return decisions.ok ? succeed(touchpoints.value + decisions.value) : decisions;
}
