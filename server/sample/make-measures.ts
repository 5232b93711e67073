/** Tier -> figures that such a customer plausibly has, with the gaps that real lists have. */
import type { Measures, Tier } from '../../lib/model/customer.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';

interface Profile {
  /** Revenue of a quarter in CNY. */
  readonly revenue: readonly [number, number];
  /** Profit as a share of revenue. */
  readonly margin: readonly [number, number];
  readonly costShare: readonly [number, number];
  readonly discount: readonly [number, number];
  readonly highMargin: readonly [number, number];
  /** Change over the two years, as a share. */
  readonly trend: readonly [number, number];
}

const profiles: Record<Tier, Profile> = {
  MVC: {
    revenue: [1_600_000, 5_200_000],
    margin: [0.2, 0.34],
    costShare: [0.03, 0.08],
    discount: [0.02, 0.12],
    highMargin: [0.45, 0.8],
    trend: [-0.05, 0.25],
  },
  MGC: {
    revenue: [320_000, 900_000],
    margin: [0.12, 0.22],
    costShare: [0.04, 0.1],
    discount: [0.03, 0.14],
    highMargin: [0.3, 0.6],
    trend: [0.15, 0.7],
  },
  STANDARD: {
    revenue: [40_000, 240_000],
    margin: [0.05, 0.14],
    costShare: [0.04, 0.12],
    discount: [0.02, 0.18],
    highMargin: [0.1, 0.4],
    trend: [-0.25, 0.2],
  },
  BZ: {
    revenue: [6_000, 90_000],
    margin: [-0.3, -0.03],
    costShare: [0.2, 0.55],
    discount: [0.12, 0.35],
    highMargin: [0, 0.15],
    trend: [-0.4, 0.1],
  },
};

/** Figures of the last eight quarters and the indicators of loyalty. */
export function makeMeasures(random: Random, calendar: Calendar, tier: Tier): Measures {
  const profile = profiles[tier];
  const base = random.int(...profile.revenue);
  const trend = random.share(...profile.trend);
  const margin = random.share(...profile.margin);
  const hasProfit = random.chance(0.85);
  const periods = calendar.quarterStarts.map((startsOn, i) => {
    const revenue = Math.round(base * (1 + (trend * i) / 7) * (0.88 + random.next() * 0.24));
    return {
      startsOn,
      revenue,
      highMarginShare: random.share(...profile.highMargin),
      costToServe: Math.round(revenue * random.share(...profile.costShare)),
      discountShare: random.share(...profile.discount),
      ...(hasProfit && { profit: Math.round(revenue * margin) }),
      orders: Math.max(1, Math.round(revenue / 45_000)),
    };
  });
  const share = random.share(0.15, tier === 'MVC' ? 0.85 : 0.6);
  const demand = Math.round(base / share);
  return {
    periods,
    ...(random.chance(0.8) && {
      shareOfWallet: share,
      shareOfWalletBefore: Math.min(1, Math.max(0, Math.round((share + random.share(-0.06, 0.06)) * 100) / 100)),
      totalDemand: demand,
      totalDemandBefore: Math.round(demand * (1 - trend / 2)),
    }),
    ...(random.chance(0.85) && { repeatShare: random.share(0.2, tier === 'MVC' ? 0.95 : 0.7) }),
    ...(random.chance(0.75) && { priceSensitivity: random.share(0.1, 0.8), priceSensitivityBefore: random.share(0.1, 0.7) }),
    ...(random.chance(0.7) && { decisionDays: random.int(3, 60) }),
    ...(random.chance(0.6) && { brandAttention: random.share(0.1, 0.9), competitorLeaning: random.share(0, 0.6) }),
    countries: 1,
    regions: random.int(1, tier === 'MVC' ? 5 : 2),
    segmentSize: random.pick(
      tier === 'MVC'
        ? (['few', 'few', 'medium'] as const)
        : tier === 'MGC'
          ? (['medium', 'few'] as const)
          : (['many', 'medium'] as const),
    ),
    segmentMargin: random.pick(
      tier === 'MVC'
        ? (['high', 'high', 'medium'] as const)
        : tier === 'BZ'
          ? (['low'] as const)
          : (['medium', 'low', 'high'] as const),
    ),
    growthPotential: random.share(tier === 'MGC' ? 0.1 : -0.2, tier === 'MGC' ? 0.8 : 0.2),
  };
}

/** The same figures with what a careless list leaves out; absent, never zero. */
export function loseMeasures(random: Random, measures: Measures): Measures | undefined {
  const dice = random.next();
  if (dice < 0.08) return undefined;
  if (dice < 0.16) return measures.periods ? { periods: measures.periods.slice(-4) } : {};
  if (dice < 0.22) {
    const { periods: _, ...rest } = measures;
    return rest;
  }
  return measures;
}
