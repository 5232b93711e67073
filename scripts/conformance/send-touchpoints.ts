/** What checks need that store touchpoints: a customer, a touchpoint, the sending and the judging of an answer. */
import { type TouchpointResult, touchpointAnswerSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { type Context, collect } from './requirement.ts';
import { readShards } from './snapshot-requirements.ts';

/** A customer of the viewer's. @throws when there is none */
export async function someCustomer(context: Context): Promise<string> {
  const id = (await readShards(context))[0]?.rows[0]?.customer.id;
  if (id === undefined) throw new Error('the viewer has no customer on whom this could be tried');
  return id;
}

/** A touchpoint that nobody takes for a real one. */
export function aTouchpoint(customerId: string, more: Partial<NewTouchpoint> = {}): NewTouchpoint {
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    customerId,
    channel: 'note',
    aspect: 'measurement',
    direction: 'outbound',
    happenedAt: now,
    loggedAt: now,
    note: 'Conformance check of the export format',
    ...more,
  };
}

/** One batch. @throws when it is refused as a whole */
export async function send(context: Context, ...touchpoints: readonly object[]): Promise<TouchpointResult[]> {
  const answer = await context.ask('/v1/touchpoints', { method: 'POST', body: { touchpoints } });
  if (answer.status !== 200) throw new Error(`POST /v1/touchpoints: status ${answer.status}: ${answer.text.slice(0, 200)}`);
  return touchpointAnswerSchema.parse(answer.json()).results;
}

/** In a few words. */
export const outcomeOf = (result: TouchpointResult | undefined): string =>
  result?.outcome === 'refused'
    ? `refused ${result.reason}`
    : result?.outcome === 'stored'
      ? `stored already:${result.already}`
      : (result?.outcome ?? 'no answer');
/** The problem, when it came otherwise. */
export const expectOutcome = (result: TouchpointResult | undefined, expected: string, what: string): string[] =>
  collect([outcomeOf(result) === expected, `${what}: ${outcomeOf(result)} instead of ${expected}`]);
