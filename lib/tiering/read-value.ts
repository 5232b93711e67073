/** Measures -> what a customer is worth a period: revenue, profit, trend, and which of them had to be estimated. */

import type { Measures } from '../model/customer.ts';
import type { MeasureName } from '../model/insight.ts';
import type { ThresholdName } from './thresholds.ts';

export interface ValueFigures {
  /** Mean revenue a period. */
  readonly revenue: number;
  /** Mean profit a period; estimated from margin and cost to serve where the company supplies none. */
  readonly profit: number;
  readonly isProfitEstimated: boolean;
  /** Growth of the later half of the periods over the earlier half, as a share; absent with fewer than two periods. */
  readonly trend?: number;
  /** Means over the periods that name them, weighted by revenue. */
  readonly highMarginShare?: number;
  /** Cost to serve as a share of revenue. */
  readonly serveShare?: number;
  readonly discountShare?: number;
  /** Share of all revenue that fell into the largest period; absent with fewer than three periods. */
  readonly peakShare?: number;
  /** Profit a period with the trend carried half a step on: stands for long-term value (domain part 2). */
  readonly longTermValue: number;
  readonly missing: readonly MeasureName[];
}

/** Halves the weight of a trend beyond ±50 %: one good season is no lifetime. */
const maxTrendCarried = 0.5;

/**
 * Figures of a customer, or undefined without a single period. Nothing missing becomes zero: an unknown margin or
 * cost to serve is assumed from the playbook, named in `missing`, and lowers the confidence of whoever uses it.
 */
export function readValue(measures: Measures | undefined, limit: (name: ThresholdName) => number): ValueFigures | undefined {
  const periods = measures?.periods;
  if (periods === undefined || periods.length === 0) return undefined;
  const highMargin = limit('high-margin');
  const lowMargin = limit('low-margin');
  let revenue = 0;
  let profit = 0;
  let peak = 0;
  let knownProfit = 0;
  const highMarginShare = new WeightedMean();
  const discountShare = new WeightedMean();
  let served = 0;
  let serveCost = 0;
  for (const period of periods) {
    revenue += period.revenue;
    peak = Math.max(peak, period.revenue);
    highMarginShare.add(period.highMarginShare, period.revenue);
    discountShare.add(period.discountShare, period.revenue);
    if (period.costToServe !== undefined) {
      served += period.revenue;
      serveCost += period.costToServe;
    }
    if (period.profit !== undefined) {
      profit += period.profit;
      knownProfit += 1;
    } else {
      const margin =
        period.highMarginShare === undefined
          ? (highMargin + lowMargin) / 2
          : period.highMarginShare * highMargin + (1 - period.highMarginShare) * lowMargin;
      profit += period.revenue * margin - (period.costToServe ?? period.revenue * limit('assumed-serve-share'));
    }
  }
  const trend = readTrend(periods.map((period) => period.revenue));
  const meanProfit = profit / periods.length;
  const carried = Math.max(-maxTrendCarried, Math.min(maxTrendCarried, trend ?? 0));
  const missing: MeasureName[] = [];
  if (knownProfit < periods.length) missing.push('profit');
  if (highMarginShare.value === undefined) missing.push('high-margin-share');
  if (trend === undefined) missing.push('order-trend');
  if (serveCost === 0 && served === 0 && !periods.some((period) => period.costToServe !== undefined))
    missing.push('cost-to-serve');
  return {
    revenue: revenue / periods.length,
    profit: meanProfit,
    isProfitEstimated: knownProfit < periods.length,
    ...(trend !== undefined && { trend }),
    ...(highMarginShare.value !== undefined && { highMarginShare: highMarginShare.value }),
    ...(served > 0 && { serveShare: serveCost / served }),
    ...(discountShare.value !== undefined && { discountShare: discountShare.value }),
    ...(periods.length >= 3 && revenue > 0 && { peakShare: peak / revenue }),
    longTermValue: meanProfit * (meanProfit < 0 ? 1 : 1 + carried),
    missing,
  };
}

/** Growth of the later half over the earlier half, the middle one of an odd number left out; undefined when that says nothing. */
export function readTrend(revenues: readonly number[]): number | undefined {
  const half = Math.floor(revenues.length / 2);
  if (half === 0) return undefined;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const earlier = sum(revenues.slice(0, half));
  const later = sum(revenues.slice(revenues.length - half));
  return earlier > 0 ? (later - earlier) / earlier : undefined;
}

/** Mean of shares weighted by revenue; periods without revenue weigh a little so that they are not forgotten. */
class WeightedMean {
  #sum = 0;
  #weight = 0;
  add(share: number | undefined, revenue: number): void {
    if (share === undefined) return;
    const weight = Math.max(revenue, 1);
    this.#sum += share * weight;
    this.#weight += weight;
  }
  get value(): number | undefined {
    return this.#weight === 0 ? undefined : this.#sum / this.#weight;
  }
}
