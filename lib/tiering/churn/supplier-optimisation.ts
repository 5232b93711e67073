/** Churn cause 2: the customer widens its supplier base while optimising (domain part 7). */

import type { Wording } from '../../model/playbook.ts';
import type { Facts } from '../facts.ts';
import { readValue } from '../read-value.ts';
import { causeTerms } from '../terms.ts';
import { percentText, say, signedPercentText, wording } from '../wording.ts';
import { type FindChurnSignal, relativeChange } from './churn-signal.ts';
import { raiseSeverity, tellNews } from './tell-news.ts';

/** From twice the limit the fall is called steep. */
const steepFactor = 2;

interface FiguresSay {
  readonly severity: 1 | 2 | 3;
  readonly headline: Wording;
  readonly evidence: readonly Wording[];
}

/**
 * Nobody has measured our share of wallet, but it is what we sell over what it needs: orders that fall while its demand holds are a
 * share that falls. Two estimates in place of one figure are worth a watch and no more.
 */
function readWalletFromOrders(facts: Facts): FiguresSay | undefined {
  const { measures } = facts.customer;
  const trend = readValue(measures, facts.limit)?.trend;
  const demand = relativeChange(measures?.totalDemandBefore, measures?.totalDemand);
  if (trend === undefined || demand === undefined) return undefined;
  if (trend > -facts.limit('trend-fall') || demand <= -facts.limit('demand-fall')) return undefined;
  if ((1 + trend) / (1 + demand) > 1 - facts.limit('wallet-fall')) return undefined;
  const orders = say('orders {trend}', '订单{trend}', '訂單{trend}', { trend: signedPercentText(trend) });
  return { severity: 1, headline: orders, evidence: [orders, tellDemand(demand)] };
}

function tellDemand(demand: number | undefined): Wording {
  return demand === undefined
    ? say('its own demand is unknown', '自身需求未知', '自身需求未知')
    : say(
        'its own demand holds ({demand})',
        '自身需求未降（{demand}），可能在扩大供应商',
        '自身需求未降（{demand}），可能在擴大供應商',
        {
          demand: signedPercentText(demand),
        },
      );
}

/** Our share of wallet falls while its demand does not. With unknown demand it is only worth a watch. */
function readFigures(facts: Facts): FiguresSay | undefined {
  const { measures } = facts.customer;
  const now = measures?.shareOfWallet;
  const before = measures?.shareOfWalletBefore;
  if (measures === undefined) return undefined;
  if (now === undefined || before === undefined) return readWalletFromOrders(facts);
  const fall = before - now;
  const limit = facts.limit('wallet-fall');
  // Shares are hundredths at best: without the margin 0.5 - 0.4 would not reach 0.1.
  if (fall < limit - 1e-9) return undefined;
  const demand = relativeChange(measures.totalDemandBefore, measures.totalDemand);
  if (demand !== undefined && demand <= -facts.limit('demand-fall')) return undefined;
  const evidence = [
    say('share of wallet {before} → {now} in a year', '一年内钱包份额{before} → {now}', '一年內荷包占有率{before} → {now}', {
      before: percentText(before),
      now: percentText(now),
    }),
    tellDemand(demand),
  ];
  return {
    severity: demand === undefined ? 1 : fall >= limit * steepFactor - 1e-9 ? 3 : 2,
    headline: say('share of wallet {fall}', '钱包份额{fall}', '荷包占有率{fall}', { fall: signedPercentText(-fall) }),
    evidence,
  };
}

/** The figures say so, or a rep heard of a second supplier; both together are one step graver. */
export const findSupplierOptimisation: FindChurnSignal = (facts) => {
  const figures = readFigures(facts);
  const news = tellNews(facts, 'second-supplier');
  const headline = figures?.headline ?? news?.headline;
  if (headline === undefined) return undefined;
  return {
    cause: 'supplier-optimisation',
    name: causeTerms['supplier-optimisation'],
    severity: raiseSeverity(figures?.severity, news),
    headline,
    evidence: [...(figures?.evidence ?? []), ...(news?.evidence ?? [])],
    prevention: wording(
      'Bring what the second supplier cannot: knowledge, people, joint planning',
      '拿出第二供应商给不了的：知识、人员、共同规划',
      '拿出第二供應商給不了的：知識、人員、共同規劃',
    ),
    touchpointIds: news === undefined ? [] : [news.episode.touchpoint.id],
  };
};
