/** Measures of a whole population -> the 80/20 cut and a tier for every customer, fast enough for a million. */

import type { Customer, Measures, Tier } from '../model/customer.ts';
import type { FalseKeyAccountGuard } from '../model/insight.ts';
import type { Playbook } from '../model/playbook.ts';
import { findGuards } from './find-false-key-accounts.ts';
import { readValue, type ValueFigures } from './read-value.ts';
import { readThreshold, type ThresholdName } from './thresholds.ts';

/** What a single customer is held against. */
export interface PopulationSummary {
  /** Customers with at least one period. */
  readonly count: number;
  /** Sum of all positive long-term values. */
  readonly totalValue: number;
  /** Customers with a long-term value of at least this are the MVC candidate set. Infinity when nobody brings profit. */
  readonly mvcValue: number;
  /** The same for those second in value. */
  readonly mgcValue: number;
  /** Size of the MVC candidate set. */
  readonly mvcCount: number;
  /** Median revenue a period of the MVC candidates: what a large buyer is. */
  readonly mvcRevenue: number;
}

export interface TierVerdict {
  /** Absent without figures. */
  readonly tier?: Tier;
  readonly guards: readonly FalseKeyAccountGuard[];
}

export interface TieredPopulation {
  readonly summary: PopulationSummary;
  /** One a customer, in the order given. */
  readonly verdicts: readonly TierVerdict[];
}

const unknownVerdict: TierVerdict = { guards: [] };
// Most verdicts are equal: sharing them keeps a million of them small.
const plainVerdicts: Readonly<Record<Tier, TierVerdict>> = {
  MVC: { tier: 'MVC', guards: [] },
  MGC: { tier: 'MGC', guards: [] },
  STANDARD: { tier: 'STANDARD', guards: [] },
  BZ: { tier: 'BZ', guards: [] },
};

/** The value of the last customer that is needed to bring together `share` of `total`; values sorted, smallest first. */
function cutValue(sorted: Float64Array, total: number, share: number): { value: number; count: number } {
  let sum = 0;
  // A share of 1 must not fail on the last bit of a sum.
  const goal = total * share * (1 - 1e-12);
  for (let place = sorted.length - 1; place >= 0; place -= 1) {
    const value = sorted[place] ?? 0;
    if (value <= 0) break;
    sum += value;
    if (sum >= goal) return { value, count: sorted.length - place };
  }
  return { value: Number.POSITIVE_INFINITY, count: 0 };
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}

/** What the cuts of a population are made from: two numbers a customer, so that a million fit beside everything else. */
export class Population {
  readonly #playbook: Playbook;
  readonly #limit: (name: ThresholdName) => number;
  readonly #longTermValues: number[] = [];
  readonly #revenues: number[] = [];

  constructor(playbook: Playbook) {
    this.#playbook = playbook;
    this.#limit = cachedLimit(playbook);
  }

  /** Adds a customer; one without figures counts as nobody. */
  add(measures: Measures | undefined): void {
    this.addValue(readValue(measures, this.#limit));
  }

  /** The same for a customer whose figures have been read. */
  addValue(value: ValueFigures | undefined): void {
    if (!value) return;
    this.#longTermValues.push(value.longTermValue);
    this.#revenues.push(value.revenue);
  }

  /** What a single proposal is held against. */
  summarise(): PopulationSummary {
    const sorted = Float64Array.from(this.#longTermValues).sort();
    const totalValue = sorted.reduce((sum, value) => sum + Math.max(0, value), 0);
    const mvc = cutValue(sorted, totalValue, readThreshold(this.#playbook, 'mvc-profit-share'));
    const mgc = cutValue(sorted, totalValue, readThreshold(this.#playbook, 'mgc-profit-share'));
    const revenues = this.#revenues.filter((_, place) => (this.#longTermValues[place] ?? 0) >= mvc.value);
    return {
      count: sorted.length,
      totalValue,
      mvcValue: mvc.value,
      mgcValue: mgc.value,
      mvcCount: mvc.count,
      mvcRevenue: median(revenues),
    };
  }
}

/** The cuts of a population: what a single proposal is held against. */
export function summarisePopulation(population: readonly (Measures | undefined)[], playbook: Playbook): PopulationSummary {
  const everybody = new Population(playbook);
  for (const measures of population) everybody.add(measures);
  return everybody.summarise();
}

function cachedLimit(playbook: Playbook): (name: ThresholdName) => number {
  return (name) => readThreshold(playbook, name);
}

/** A large buyer is one whose revenue reaches the playbook's share of the median MVC candidate's. */
export function isLargeBuyer(value: ValueFigures, summary: PopulationSummary, playbook: Playbook): boolean {
  return summary.mvcRevenue > 0 && value.revenue >= summary.mvcRevenue * readThreshold(playbook, 'large-buyer');
}

/**
 * The tier that the figures speak for. Below zero: loses money. MVC: in the 80/20 set and no false key account.
 * MGC: second in value and growing. A false key account is never proposed above STANDARD.
 */
export function judgeTier(
  value: ValueFigures,
  measures: Measures,
  guards: readonly FalseKeyAccountGuard[],
  summary: PopulationSummary,
  limit: (name: ThresholdName) => number,
): Tier {
  if (value.longTermValue < 0) return 'BZ';
  if (guards.length > 0) return 'STANDARD';
  if (value.longTermValue >= summary.mvcValue) return 'MVC';
  const growth = Math.max(value.trend ?? Number.NEGATIVE_INFINITY, measures.growthPotential ?? Number.NEGATIVE_INFINITY);
  if (value.longTermValue >= summary.mgcValue && growth >= limit('mgc-growth')) return 'MGC';
  return 'STANDARD';
}

/** Tiers for everybody. Linear but for one sort of numbers. */
export function proposeTiers(population: readonly (Measures | undefined)[], playbook: Playbook): TieredPopulation {
  const limit = cachedLimit(playbook);
  const values = population.map((measures) => readValue(measures, limit));
  const everybody = new Population(playbook);
  for (const value of values) everybody.addValue(value);
  const summary = everybody.summarise();
  const verdicts = values.map((value, place): TierVerdict => {
    const measures = population[place];
    if (value === undefined || measures === undefined) return unknownVerdict;
    const guards = isLargeBuyer(value, summary, playbook) ? findGuards(value, measures, limit) : [];
    const tier = judgeTier(value, measures, guards, summary, limit);
    return guards.length === 0 ? plainVerdicts[tier] : { tier, guards };
  });
  return { summary, verdicts };
}

/** Reach by where it buys: two countries or more GKA, two regions or more NKA, else LKA; undefined when nobody knows where. */
export function readScope(measures: Measures | undefined): Customer['keyAccountScope'] {
  if (measures === undefined) return undefined;
  if (measures.countries !== undefined && measures.countries >= 2) return 'GKA';
  if (measures.regions !== undefined && measures.regions >= 2) return 'NKA';
  return measures.regions === undefined && measures.countries === undefined ? undefined : 'LKA';
}
