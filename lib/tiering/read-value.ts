/** Measures -> what a customer is worth a period: revenue, profit, trend, and which of them had to be estimated. */

import type { Measures } from '../model/customer.ts';
import type { MeasureName } from '../model/insight.ts';
import type { ThresholdName } from './thresholds.ts';

/** One shape for everybody: a million of these are held at once. */
export interface ValueFigures {
  /** Mean revenue a period. */
  readonly revenue: number;
  /** Mean profit a period; estimated from margin and cost to serve where the company supplies none. */
  readonly profit: number;
  readonly isProfitEstimated: boolean;
  /** Growth of the later half of the periods over the earlier half, as a share; unknown with fewer than two periods. */
  readonly trend: number | undefined;
  /** Means over the periods that name them, weighted by revenue. */
  readonly highMarginShare: number | undefined;
  /** Cost to serve as a share of revenue. */
  readonly serveShare: number | undefined;
  readonly discountShare: number | undefined;
  /** Share of all revenue that fell into the largest period; unknown with fewer than three periods. */
  readonly peakShare: number | undefined;
  /** Profit a period with the trend carried on, by half of it at most: stands for long-term value (domain part 2). */
  readonly longTermValue: number;
  readonly missing: readonly MeasureName[];
}

/** One good season is no lifetime: no more than this of a trend is carried on. */
const maxTrendCarried = 0.5;

/** Lists of missing measures by what is missing, so that a million customers share a handful. */
const missingLists = new Map<number, readonly MeasureName[]>();

function listMissing(
  isProfitMissing: boolean,
  isMarginMissing: boolean,
  isTrendMissing: boolean,
  isServiceMissing: boolean,
): readonly MeasureName[] {
  const key = (isProfitMissing ? 1 : 0) + (isMarginMissing ? 2 : 0) + (isTrendMissing ? 4 : 0) + (isServiceMissing ? 8 : 0);
  let list = missingLists.get(key);
  if (list === undefined) {
    const names: MeasureName[] = [];
    if (isProfitMissing) names.push('profit');
    if (isMarginMissing) names.push('high-margin-share');
    if (isTrendMissing) names.push('order-trend');
    if (isServiceMissing) names.push('cost-to-serve');
    list = names;
    missingLists.set(key, list);
  }
  return list;
}

/**
 * Figures of a customer, or undefined without a single period. Nothing missing becomes zero: an unknown margin or
 * cost to serve is assumed from the playbook, named in `missing`, and lowers the confidence of whoever uses it.
 */
export function readValue(measures: Measures | undefined, limit: (name: ThresholdName) => number): ValueFigures | undefined {
  const periods = measures?.periods;
  if (periods === undefined || periods.length === 0) return undefined;
  const highMargin = limit('high-margin');
  const lowMargin = limit('low-margin');
  const assumedServe = limit('assumed-serve-share');
  let revenue = 0;
  let profit = 0;
  let peak = 0;
  let knownProfits = 0;
  let marginSum = 0;
  let marginWeight = 0;
  let discountSum = 0;
  let discountWeight = 0;
  let servedRevenue = 0;
  let serveCost = 0;
  let servedPeriods = 0;
  for (const period of periods) {
    const { highMarginShare, discountShare, costToServe } = period;
    // A period without revenue weighs a little, so that what it says is not forgotten.
    const weight = Math.max(period.revenue, 1);
    revenue += period.revenue;
    if (period.revenue > peak) peak = period.revenue;
    if (highMarginShare !== undefined) {
      marginSum += highMarginShare * weight;
      marginWeight += weight;
    }
    if (discountShare !== undefined) {
      discountSum += discountShare * weight;
      discountWeight += weight;
    }
    if (costToServe !== undefined) {
      servedRevenue += period.revenue;
      serveCost += costToServe;
      servedPeriods += 1;
    }
    if (period.profit !== undefined) {
      profit += period.profit;
      knownProfits += 1;
    } else {
      const margin =
        highMarginShare === undefined
          ? (highMargin + lowMargin) / 2
          : highMarginShare * highMargin + (1 - highMarginShare) * lowMargin;
      profit += period.revenue * margin - (costToServe ?? period.revenue * assumedServe);
    }
  }
  const count = periods.length;
  const trend = readTrend(periods);
  const meanProfit = profit / count;
  const carried = Math.max(-maxTrendCarried, Math.min(maxTrendCarried, trend ?? 0));
  return {
    revenue: revenue / count,
    profit: meanProfit,
    isProfitEstimated: knownProfits < count,
    trend,
    highMarginShare: marginWeight > 0 ? marginSum / marginWeight : undefined,
    serveShare: servedRevenue > 0 ? serveCost / servedRevenue : undefined,
    discountShare: discountWeight > 0 ? discountSum / discountWeight : undefined,
    peakShare: count >= 3 && revenue > 0 ? peak / revenue : undefined,
    longTermValue: meanProfit < 0 ? meanProfit : meanProfit * (1 + carried),
    missing: listMissing(knownProfits < count, marginWeight === 0, trend === undefined, servedPeriods === 0),
  };
}

/** Growth of the later half over the earlier half, the middle one of an odd number left out; undefined when that says nothing. */
export function readTrend(periods: readonly { readonly revenue: number }[]): number | undefined {
  const half = Math.floor(periods.length / 2);
  let earlier = 0;
  let later = 0;
  for (let place = 0; place < half; place += 1) {
    earlier += periods[place]?.revenue ?? 0;
    later += periods[periods.length - 1 - place]?.revenue ?? 0;
  }
  return earlier > 0 ? (later - earlier) / earlier : undefined;
}
