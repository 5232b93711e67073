/** One customer -> its proposed tier with every figure and threshold behind it. */

import type { Customer, Tier } from '../model/customer.ts';
import type { Figure, MeasureName, MissingMeasure, TierProposal } from '../model/insight.ts';
import type { Playbook } from '../model/playbook.ts';
import { findFalseKeyAccounts } from './find-false-key-accounts.ts';
import { isLargeBuyer, judgeTier, type PopulationSummary, readScope } from './propose-tiers.ts';
import { readValue, type ValueFigures } from './read-value.ts';
import { measureTerms, tierTerms } from './terms.ts';
import { readThreshold, type ThresholdName } from './thresholds.ts';
import { listText, moneyText, percentText, say, signedPercentText } from './wording.ts';

/** What each missing measure takes from the confidence; without comparison there is hardly any. */
const missingWeight: Partial<Record<MeasureName, number>> = { population: 0.5, profit: 0.2 };
const otherMissingWeight = 0.1;

/** Names measures that nobody supplied. */
export function nameMissing(measures: readonly MeasureName[]): MissingMeasure[] {
  return measures.map((measure) => ({ measure, name: measureTerms[measure] }));
}

function tierFigures(
  value: ValueFigures,
  customer: Customer,
  limit: (name: ThresholdName) => number,
  summary?: PopulationSummary,
): Figure[] {
  const figures: Figure[] = [
    {
      measure: 'profit',
      value: value.profit,
      threshold: 0,
      sentence: value.isProfitEstimated
        ? say('about {profit} profit a period, estimated', '每期利润约{profit}（估算）', '每期利潤約{profit}（估算）', {
            profit: moneyText(value.profit),
          })
        : say('{profit} profit a period', '每期利润{profit}', '每期利潤{profit}', { profit: moneyText(value.profit) }),
    },
    {
      measure: 'revenue',
      value: value.revenue,
      sentence: say('{revenue} revenue a period', '每期销售额{revenue}', '每期營業額{revenue}', {
        revenue: moneyText(value.revenue),
      }),
    },
  ];
  if (value.trend !== undefined) {
    const isRising = value.trend >= limit('trend-rise');
    const isFalling = value.trend <= -limit('trend-fall');
    const trend = {
      trend: signedPercentText(value.trend),
      rise: signedPercentText(limit('trend-rise')),
      fall: signedPercentText(-limit('trend-fall')),
    };
    figures.push({
      measure: 'order-trend',
      value: value.trend,
      threshold: isFalling ? -limit('trend-fall') : limit('trend-rise'),
      sentence: isRising
        ? say('orders rising, {trend} (from {rise})', '订单上升，{trend}（{rise}起）', '訂單上升，{trend}（{rise}起）', trend)
        : isFalling
          ? say('orders falling, {trend} (from {fall})', '订单下滑，{trend}（{fall}起）', '訂單下滑，{trend}（{fall}起）', trend)
          : say(
              'orders steady, {trend} (between {fall} and {rise})',
              '订单平稳，{trend}（{fall}至{rise}之间）',
              '訂單平穩，{trend}（{fall}至{rise}之間）',
              trend,
            ),
    });
  }
  if (value.highMarginShare !== undefined) {
    figures.push({
      measure: 'high-margin-share',
      value: value.highMarginShare,
      threshold: limit('high-margin-share'),
      sentence: say(
        '{share} high-margin products (good from {limit})',
        '高毛利产品占{share}（{limit}以上为佳）',
        '高毛利產品占{share}（{limit}以上為佳）',
        {
          share: percentText(value.highMarginShare),
          limit: percentText(limit('high-margin-share')),
        },
      ),
    });
  }
  if (value.serveShare !== undefined) {
    figures.push({
      measure: 'cost-to-serve',
      value: value.serveShare,
      threshold: limit('serve-cost-share'),
      sentence: say(
        'serving it costs {share} of revenue (limit {limit})',
        '服务成本占销售额{share}（上限{limit}）',
        '服務成本占營業額{share}（上限{limit}）',
        {
          share: percentText(value.serveShare),
          limit: percentText(limit('serve-cost-share')),
        },
      ),
    });
  }
  const growth = customer.measures?.growthPotential;
  if (growth !== undefined) {
    figures.push({
      measure: 'growth-potential',
      value: growth,
      threshold: limit('mgc-growth'),
      sentence: say(
        'growth potential {share} (growable from {limit})',
        '增长潜力{share}（{limit}起算有成长性）',
        '成長潛力{share}（{limit}起算有成長性）',
        { share: signedPercentText(growth), limit: signedPercentText(limit('mgc-growth')) },
      ),
    });
  }
  if (summary !== undefined && summary.mvcCount > 0) {
    figures.push({
      measure: 'population',
      value: value.longTermValue,
      threshold: summary.mvcValue,
      sentence: say(
        'long-term value {value}; {share} of the profit comes from the {count} with {cut} or more',
        '长期价值{value}；{cut}以上的{count}家客户贡献{share}的利润',
        '長期價值{value}；{cut}以上的{count}家客戶貢獻{share}的利潤',
        {
          value: moneyText(value.longTermValue),
          count: summary.mvcCount,
          cut: moneyText(summary.mvcValue),
          share: percentText(limit('mvc-profit-share')),
        },
      ),
    });
  }
  return figures;
}

/**
 * The proposal for one customer. Without a population only a loss can be told for certain: any other tier is a comparison,
 * so it is left open and said so. The guards are checked for large buyers, and for whoever is ranked as one already.
 */
export function proposeTier(customer: Customer, playbook: Playbook, summary?: PopulationSummary): TierProposal {
  const limit = (name: ThresholdName): number => readThreshold(playbook, name);
  const { measures } = customer;
  const value = readValue(measures, limit);
  if (value === undefined || measures === undefined) {
    return {
      confidence: 0,
      figures: [],
      missing: nameMissing(['revenue']),
      sentence: say('No figures, so no tier is proposed', '没有数据，无法建议等级', '沒有數據，無法建議等級'),
      falseKeyAccount: [],
    };
  }
  const isRankedLarge = customer.tier === 'MVC' || customer.keyAccountScope !== undefined;
  const isLarge = isRankedLarge || (summary !== undefined && isLargeBuyer(value, summary, playbook));
  const falseKeyAccount = isLarge ? findFalseKeyAccounts(value, measures, limit) : [];
  const guards = falseKeyAccount.map((flag) => flag.guard);
  let tier: Tier | undefined;
  if (summary !== undefined) tier = judgeTier(value, measures, guards, summary, limit);
  else if (value.longTermValue < 0) tier = 'BZ';
  const missing: MeasureName[] = [...value.missing];
  if (summary === undefined && tier === undefined) missing.push('population');
  const lost = missing.reduce((sum, measure) => sum + (missingWeight[measure] ?? otherMissingWeight), 0);
  const isKeyAccount = guards.length === 0 && (tier === 'MVC' || measures.isStrategic === true || isRankedLarge);
  const scope = isKeyAccount ? readScope(measures) : undefined;
  return {
    ...(tier !== undefined && { tier }),
    confidence: Math.max(0, Math.round((1 - lost) * 100) / 100),
    figures: tierFigures(value, customer, limit, summary),
    missing: nameMissing(missing),
    sentence: tierSentence(
      customer,
      tier,
      falseKeyAccount.length > 0 ? listText(falseKeyAccount.map((flag) => flag.name)) : undefined,
    ),
    ...(scope !== undefined && { keyAccountScope: scope }),
    falseKeyAccount,
  };
}

function tierSentence(
  customer: Customer,
  tier: Tier | undefined,
  guards: ReturnType<typeof listText> | undefined,
): TierProposal['sentence'] {
  const now = tierTerms[customer.tier];
  if (tier === undefined) {
    return say(
      'Stays {now} until it is compared with the others',
      '维持{now}，尚未与其他客户比较',
      '維持{now}，尚未與其他客戶比較',
      { now },
    );
  }
  const to = tierTerms[tier];
  if (guards !== undefined) {
    return say('{guards}: the figures speak for {to}', '{guards}：数据支持{to}', '{guards}：數據支持{to}', { guards, to });
  }
  if (tier === customer.tier) return say('The figures confirm {now}', '数据支持现有等级{now}', '數據支持現有等級{now}', { now });
  return say('The figures speak for {to}, not {now}', '数据支持{to}，而非{now}', '數據支持{to}，而非{now}', { now, to });
}
