/** A shard row -> everything the card shows about the relationship besides the record itself. */

import type { ShardRow } from '../model/export.ts';
import type { Insight, RelationshipInsight } from '../model/insight.ts';
import { findChurnSignals } from './churn/find-churn-signals.ts';
import { type Facts, type FactsOptions, readFacts } from './facts.ts';
import { findWorstEpisode } from './find-worst-episode.ts';
import { proposeTier } from './propose-tier.ts';
import type { PopulationSummary } from './propose-tiers.ts';
import { readAspects, sumUpAspects } from './read-aspects.ts';
import { readContinuity } from './read-continuity.ts';
import { readInternalisation } from './read-internalisation.ts';
import { readLedger } from './read-ledger.ts';
import { readLoyalty } from './read-loyalty.ts';
import { readShownType } from './read-shown-type.ts';
import { readTrust } from './read-trust.ts';
import { readWay, recommendType } from './recommend-type.ts';

export interface InsightOptions extends FactsOptions {
  /** The 80/20 cut of all customers (`summarisePopulation`); without it most tiers cannot be proposed. */
  readonly population?: PopulationSummary;
}

/** Pure: the same row and options give the same insight. */
export function readInsight(row: ShardRow, options: InsightOptions): Insight {
  return readInsightOfFacts(readFacts(row, options), options.population);
}

/** The same for facts that have been read already. */
export function readInsightOfFacts(facts: Facts, population?: PopulationSummary): Insight {
  const { customer } = facts;
  const loyalty = readLoyalty(customer.measures, facts.limit);
  const shown = readShownType(facts);
  const recommended = recommendType(customer, loyalty, facts.limit);
  const relationship: RelationshipInsight = {
    declared: customer.relationshipType,
    ...(shown !== undefined && { shown }),
    ...(recommended !== undefined && { recommended }),
    way: recommended === undefined ? [] : readWay(shown?.type ?? customer.relationshipType, recommended.type),
  };
  const worst = findWorstEpisode(facts);
  const aspects = readAspects(facts);
  return {
    relationship,
    loyalty,
    tier: proposeTier(customer, facts.playbook, population),
    churn: findChurnSignals(facts),
    trust: readTrust(facts),
    ...(worst !== undefined && { worst }),
    continuity: readContinuity(facts),
    ledger: readLedger(facts),
    aspects,
    aspectsSentence: sumUpAspects(aspects),
    internalisation: readInternalisation(facts),
  };
}
