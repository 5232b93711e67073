/** Three guards against taking a large buyer for a key account (domain part 3). */

import type { Measures } from '../model/customer.ts';
import type { FalseKeyAccountFlag, FalseKeyAccountGuard, Figure } from '../model/insight.ts';
import type { ValueFigures } from './read-value.ts';
import { guardTerms } from './terms.ts';
import type { ThresholdName } from './thresholds.ts';
import { moneyText, percentText, say } from './wording.ts';

type Limit = (name: ThresholdName) => number;
type GuardCheck = (value: ValueFigures, measures: Measures, limit: Limit) => boolean;

/** An occasional bulk order that is no lasting source of profit. */
const isOneOff: GuardCheck = (value, measures, limit) =>
  value.peakShare !== undefined &&
  value.peakShare >= limit('one-off-share') &&
  (measures.repeatShare === undefined || measures.repeatShare < limit('one-off-repeat'));

/** Large repeated volume, but little profit. Only where profit is known, or margin and cost to serve both are. */
const isVolumeOnly: GuardCheck = (value, _measures, limit) =>
  value.revenue > 0 &&
  (!value.isProfitEstimated || (value.highMarginShare !== undefined && value.serveShare !== undefined)) &&
  value.profit / value.revenue < limit('volume-margin');

/** Takes so much discount and service that it is not worth keeping. */
const isSqueezer: GuardCheck = (value, _measures, limit) => {
  const takesDiscount = value.discountShare !== undefined && value.discountShare >= limit('discount-share');
  const takesService = value.serveShare !== undefined && value.serveShare >= limit('serve-cost-share');
  return takesDiscount && (takesService || value.profit < 0);
};

const checks: Readonly<Record<FalseKeyAccountGuard, GuardCheck>> = {
  'one-off': isOneOff,
  'volume-only': isVolumeOnly,
  squeezer: isSqueezer,
};

const guardOrder = Object.keys(checks) as readonly FalseKeyAccountGuard[];

/** The guards alone, without sentences: cheap enough for a million customers. */
export function findGuards(value: ValueFigures, measures: Measures, limit: Limit): FalseKeyAccountGuard[] {
  return guardOrder.filter((guard) => checks[guard](value, measures, limit));
}

function figuresOf(guard: FalseKeyAccountGuard, value: ValueFigures, measures: Measures, limit: Limit): Figure[] {
  const figures: Figure[] = [];
  if (guard === 'one-off') {
    const peak = value.peakShare ?? 0;
    figures.push({
      measure: 'revenue',
      value: peak,
      threshold: limit('one-off-share'),
      sentence: say(
        '{share} of all revenue fell into one period (from {limit})',
        '{share}的销售额集中在一个周期（警戒线{limit}）',
        '{share}的營業額集中在單一期間（警戒線{limit}）',
        {
          share: percentText(peak),
          limit: percentText(limit('one-off-share')),
        },
      ),
    });
    if (measures.repeatShare !== undefined) {
      figures.push({
        measure: 'repeat-share',
        value: measures.repeatShare,
        threshold: limit('one-off-repeat'),
        sentence: say(
          'only {share} of its orders repeat an earlier one (below {limit})',
          '重复采购只占{share}（低于{limit}）',
          '回購只占{share}（低於{limit}）',
          {
            share: percentText(measures.repeatShare),
            limit: percentText(limit('one-off-repeat')),
          },
        ),
      });
    }
  }
  if (guard === 'volume-only') {
    figures.push({
      measure: 'profit',
      value: value.profit / value.revenue,
      threshold: limit('volume-margin'),
      sentence: say(
        'brings {profit} on {revenue} of revenue a period: {share}, below {limit}',
        '每期销售额{revenue}，利润只有{profit}（{share}，低于{limit}）',
        '每期營業額{revenue}，利潤只有{profit}（{share}，低於{limit}）',
        {
          profit: moneyText(value.profit),
          revenue: moneyText(value.revenue),
          share: percentText(value.profit / value.revenue),
          limit: percentText(limit('volume-margin')),
        },
      ),
    });
  }
  if (guard === 'squeezer') {
    const discount = value.discountShare ?? 0;
    figures.push({
      measure: 'discount-share',
      value: discount,
      threshold: limit('discount-share'),
      sentence: say(
        'takes {share} discount (from {limit})',
        '平均折扣高达{share}（警戒线{limit}）',
        '平均折扣高達{share}（警戒線{limit}）',
        { share: percentText(discount), limit: percentText(limit('discount-share')) },
      ),
    });
    if (value.serveShare !== undefined) {
      figures.push({
        measure: 'cost-to-serve',
        value: value.serveShare,
        threshold: limit('serve-cost-share'),
        sentence: say(
          'serving it costs {share} of its revenue (limit {limit})',
          '服务成本占销售额{share}（上限{limit}）',
          '服務成本占營業額{share}（上限{limit}）',
          {
            share: percentText(value.serveShare),
            limit: percentText(limit('serve-cost-share')),
          },
        ),
      });
    }
    if (value.profit < 0) {
      figures.push({
        measure: 'profit',
        value: value.profit,
        threshold: 0,
        sentence: say('loses {profit} a period', '每期亏损{profit}', '每期虧損{profit}', { profit: moneyText(-value.profit) }),
      });
    }
  }
  return figures;
}

/** The guards that strike, with the figures that set them off. The caller decides whether the customer is large at all. */
export function findFalseKeyAccounts(value: ValueFigures, measures: Measures, limit: Limit): FalseKeyAccountFlag[] {
  return findGuards(value, measures, limit).map((guard) => ({
    guard,
    name: guardTerms[guard],
    figures: figuresOf(guard, value, measures, limit),
  }));
}
