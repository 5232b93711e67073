/** Churn cause 1: the customer's strategy changed, and it shrinks or expands elsewhere (domain part 7). */

import type { Measures } from '../../model/customer.ts';
import type { Wording } from '../../model/playbook.ts';
import type { Facts } from '../facts.ts';
import { readTrend, readValue } from '../read-value.ts';
import { causeTerms } from '../terms.ts';
import { say, signedPercentText, wording } from '../wording.ts';
import { type FindChurnSignal, relativeChange } from './churn-signal.ts';
import { raiseSeverity, tellNews } from './tell-news.ts';

/** From twice the limit the orders alone are worth a watch, though nobody knows the demand. */
const alarmingFactor = 2;

/** Evidence from the figures, the strongest first, and how grave it is. */
interface FiguresSay {
  readonly severity: 1 | 2 | 3;
  readonly evidence: readonly Wording[];
}

/**
 * Whether both lines that the figures tell apart, high-margin products and the others, fall: a line that holds is a change
 * of the mix, not of the strategy. True where the lines are unknown.
 */
function fallsInAllLines(measures: Measures, fall: number): boolean {
  const { periods = [] } = measures;
  if (periods.some(({ highMarginShare }) => highMarginShare === undefined)) return true;
  const lines = [
    periods.map(({ revenue, highMarginShare = 0 }) => ({ revenue: revenue * highMarginShare })),
    periods.map(({ revenue, highMarginShare = 0 }) => ({ revenue: revenue * (1 - highMarginShare) })),
  ];
  return lines.every((line) => {
    const trend = readTrend(line);
    return trend === undefined || trend <= -fall;
  });
}

/** Its own demand falls, and our orders are not known or fall with it, though by less than would count alone: worth a watch. */
function readDemandAlone(facts: Facts, trend: number | undefined): FiguresSay | undefined {
  const { measures } = facts.customer;
  const demand = relativeChange(measures?.totalDemandBefore, measures?.totalDemand);
  if (demand === undefined || demand > -facts.limit('demand-fall') || (trend !== undefined && trend >= 0)) return undefined;
  return { severity: 1, evidence: [tellDemand(demand), ...(trend === undefined ? [] : [tellOrders(trend)])] };
}

function tellOrders(trend: number): Wording {
  return say('orders {trend}', '订单{trend}', '訂單{trend}', { trend: signedPercentText(trend) });
}

function tellDemand(demand: number): Wording {
  return say('its own demand {demand} in a year', '一年内自身需求{demand}', '一年內自身需求{demand}', {
    demand: signedPercentText(demand),
  });
}

/** Orders fall while its own demand falls too; a fall of orders alone counts when it is steep and the share of wallet holds. */
function readFigures(facts: Facts): FiguresSay | undefined {
  const { measures } = facts.customer;
  const trend = readValue(measures, facts.limit)?.trend;
  const fall = facts.limit('trend-fall');
  if (trend === undefined || trend > -fall) return readDemandAlone(facts, trend);
  if (measures === undefined || !fallsInAllLines(measures, fall)) return undefined;
  const demand = relativeChange(measures.totalDemandBefore, measures.totalDemand);
  const isDemandFalling = demand !== undefined && demand <= -facts.limit('demand-fall');
  if (demand !== undefined && !isDemandFalling) return undefined;
  if (demand === undefined && trend > -fall * alarmingFactor) return undefined;
  const { shareOfWallet, shareOfWalletBefore } = measures;
  if (
    demand === undefined &&
    shareOfWallet !== undefined &&
    shareOfWalletBefore !== undefined &&
    shareOfWalletBefore - shareOfWallet >= facts.limit('wallet-fall')
  ) {
    return undefined;
  }
  const evidence = [tellOrders(trend), ...(demand === undefined ? [] : [tellDemand(demand)])];
  const growth = measures.growthPotential;
  if (growth !== undefined && growth < 0) {
    evidence.push(
      say('expected to change by {growth}', '预计变化{growth}', '預計變化{growth}', { growth: signedPercentText(growth) }),
    );
  }
  return { severity: isDemandFalling ? (trend <= -fall * alarmingFactor ? 3 : 2) : 1, evidence };
}

/** The figures say so, or a rep heard it; both together are one step graver. */
export const findStrategyShift: FindChurnSignal = (facts) => {
  const figures = readFigures(facts);
  const news = tellNews(facts, 'strategy-change');
  const evidence = [...(figures?.evidence ?? []), ...(news?.evidence ?? [])];
  const [headline] = evidence;
  if (headline === undefined) return undefined;
  return {
    cause: 'strategy-shift',
    name: causeTerms['strategy-shift'],
    severity: raiseSeverity(figures?.severity, news),
    headline,
    evidence,
    prevention: wording(
      'Ask where it is heading, and find our place there',
      '了解客户今后的方向，找到我们能参与的位置',
      '了解客戶今後的方向，找到我們能參與的位置',
    ),
    touchpointIds: news === undefined ? [] : [news.episode.touchpoint.id],
  };
};
