/** Stored decisions -> what came of every rule, over the viewer's teams. */
import { sql } from 'kysely';
import { type ActionDecision, actionDecisionSchema } from '../lib/model/action-decision.ts';
import type { Effects } from '../lib/model/decision-exchange.ts';
import { countRuleEffects } from '../lib/playbook/count-rule-effects.ts';
import type { Database } from './database.ts';
import { actAs, inOneState, type Viewer } from './viewer.ts';

/** Older decisions say little about the playbook in force. */
const effectDays = 180;
const dayMs = 86_400_000;

/** @param now - milliseconds since 1970 */
export function readEffects(database: Database, viewer: Viewer, now: number): Promise<Effects> {
  const since = new Date(now - effectDays * dayMs).toISOString().slice(0, 10);
  const sinceMs = Date.parse(since);
  return inOneState(database, async (trx) => {
    await actAs(trx, viewer);
    // Looks are by far the most: counted where they lie.
    const { rows: shown } = await sql<{ rule_id: string; count: number }>`
      select rule_id, count(*)::integer as count from decision
      where kind = 'shown' and decided_at_ms >= ${sinceMs}::double precision group by rule_id`.execute(trx);
    const { rows: decided } = await sql<{ data: string }>`
      select data from decision where kind <> 'shown' and decided_at_ms >= ${sinceMs}::double precision`.execute(trx);
    const decisions = decided.map(({ data }): ActionDecision => actionDecisionSchema.parse(JSON.parse(data)));
    return { since, rules: countRuleEffects(decisions, new Map(shown.map(({ rule_id, count }) => [rule_id, count]))) };
  });
}
