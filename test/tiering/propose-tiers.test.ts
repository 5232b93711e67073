/** Measures -> the 80/20 cut, guards, value and proposals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measures } from '../../lib/model/customer.ts';
import { defaultPlaybook as playbook } from '../../lib/playbook/default-playbook.ts';
import { proposeTier } from '../../lib/tiering/propose-tier.ts';
import { proposeTiers, readScope, summarisePopulation } from '../../lib/tiering/propose-tiers.ts';
import { readTrend, readValue } from '../../lib/tiering/read-value.ts';
import { readThreshold } from '../../lib/tiering/thresholds.ts';
import { aCustomer, periods } from './examples.ts';

const limit = (name: Parameters<typeof readThreshold>[1]) => readThreshold(playbook, name);
const profits = (profit: number, changes: Measures = {}): Measures => ({
  periods: periods([profit * 5, profit * 5], { profit }),
  repeatShare: 0.5,
  ...changes,
});
const tiersOf = (population: readonly (Measures | undefined)[]) =>
  proposeTiers(population, playbook).verdicts.map(({ tier }) => tier);

describe('the 80/20 cut', () => {
  it('makes MVC the smallest set that brings 80 % of the profit', () => {
    // 50 + 30 of 100
    expect(tiersOf([profits(10), profits(50), profits(30), profits(6), profits(4)])).toEqual([
      'STANDARD',
      'MVC',
      'MVC',
      'STANDARD',
      'STANDARD',
    ]);
  });

  it('takes the growing ones among the second in value as MGC, by trend or by potential', () => {
    const rising = { ...profits(10), periods: [...periods([45], { profit: 10 }), ...periods([50], { profit: 10 })] };
    expect(
      tiersOf([profits(200), rising, profits(10, { growthPotential: 0.1 }), profits(10, { growthPotential: 0.09 })]),
    ).toEqual(['MVC', 'MGC', 'MGC', 'STANDARD']);
  });

  it('puts a loss below zero, and gives no tier without figures', () => {
    expect(tiersOf([profits(100), { periods: periods([50, 50], { profit: -1 }) }, undefined, {}])).toEqual([
      'MVC',
      'BZ',
      undefined,
      undefined,
    ]);
  });

  it('never proposes a false key account above STANDARD', () => {
    const oneOff: Measures = { periods: [...periods([10, 980, 10], { profit: 90 })], repeatShare: 0 };
    const { verdicts } = proposeTiers([profits(100), oneOff], playbook);
    expect(verdicts[1]).toEqual({ tier: 'STANDARD', guards: ['one-off'] });
  });

  it('takes a share of 60 % in one period for a bulk order, and 59 % for a season', () => {
    const peak = (share: number): Measures => ({
      periods: periods([1000 - share * 1000, share * 1000, 0], { profit: 90 }),
      repeatShare: 0,
    });
    expect(proposeTiers([profits(20), peak(0.6)], playbook).verdicts[1]?.guards).toEqual(['one-off']);
    expect(proposeTiers([profits(20), peak(0.59)], playbook).verdicts[1]?.guards).toEqual([]);
  });

  it('counts as a large buyer who buys half of what the median MVC candidate does', () => {
    const squeezed = (revenue: number): Measures => ({
      periods: periods([revenue, revenue], { profit: 1, discountShare: 0.5, costToServe: revenue / 2 }),
    });
    const guardsAt = (revenue: number) => proposeTiers([profits(200), squeezed(revenue)], playbook).verdicts[1]?.guards;
    expect(guardsAt(500)).toContain('squeezer');
    expect(guardsAt(499)).toEqual([]);
  });

  it('leaves small buyers out of the guards', () => {
    const small: Measures = { periods: periods([1, 9, 1], { profit: 1 }), repeatShare: 0 };
    expect(proposeTiers([profits(1000), small], playbook).verdicts[1]?.guards).toEqual([]);
  });

  it('holds for any population: minimal, enough, and independent of the order', () => {
    const profit = fc.integer({ min: -1000, max: 100_000 });
    fc.assert(
      fc.property(fc.array(profit, { minLength: 1, maxLength: 60 }), (values) => {
        const population = values.map((value) => ({
          periods: periods([1_000_000, 1_000_000], { profit: value }),
          repeatShare: 1,
        }));
        const { summary } = proposeTiers(population, playbook);
        const total = values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
        const top = [...values].sort((a, b) => b - a).slice(0, summary.mvcCount);
        const sum = (some: readonly number[]) => some.reduce((all, value) => all + value, 0);
        if (total > 0) {
          expect(sum(top)).toBeGreaterThanOrEqual(total * 0.8 - 1e-6);
          expect(sum(top.slice(0, -1))).toBeLessThan(total * 0.8);
        } else expect(summary.mvcCount).toBe(0);
        expect(summarisePopulation([...population].reverse(), playbook)).toEqual(summary);
      }),
    );
  });
});

describe('the value of a customer', () => {
  it('never takes a missing figure for zero', () => {
    const bare = readValue({ periods: periods([1000, 1000]) }, limit);
    expect(bare?.missing).toEqual(['profit', 'high-margin-share', 'cost-to-serve']);
    // (0.4 + 0.1) / 2 of revenue, less 5 % assumed service
    expect(bare?.profit).toBeCloseTo(200);
    const cheap = readValue({ periods: periods([1000, 1000], { costToServe: 0, highMarginShare: 0 }) }, limit);
    expect(cheap?.profit).toBeCloseTo(100);
    expect(cheap?.missing).toEqual(['profit']);
  });

  it('uses the profit that the company computes, period by period', () => {
    const value = readValue(
      { periods: [...periods([1000], { profit: 500 }), ...periods([1000], { highMarginShare: 1, costToServe: 0 })] },
      limit,
    );
    expect(value?.profit).toBeCloseTo(450);
    expect(value?.isProfitEstimated).toBe(true);
  });

  it('has a trend only where there is something to compare', () => {
    expect(readTrend(periods([100]))).toBeUndefined();
    expect(readTrend(periods([0, 100]))).toBeUndefined();
    expect(readTrend(periods([100, 110]))).toBeCloseTo(0.1);
    expect(readTrend(periods([100, 999, 90]))).toBeCloseTo(-0.1);
  });
});

describe('a proposal', () => {
  const population = summarisePopulation([profits(50), profits(30), profits(10), profits(10)], playbook);

  it('lists its figures with the thresholds, in three languages', () => {
    const proposal = proposeTier(aCustomer({ measures: profits(50) }), playbook, population);
    expect(proposal.tier).toBe('MVC');
    expect(proposal.sentence.zh_CN).toBe('数据支持 MVC（最具价值），而非一般客户');
    expect(proposal.figures.find(({ measure }) => measure === 'population')).toMatchObject({
      value: 50,
      threshold: population.mvcValue,
    });
    expect(proposal.confidence).toBe(0.8);
    expect(proposal.missing.map(({ measure }) => measure)).toEqual(['high-margin-share', 'cost-to-serve']);
  });

  it('calls a trend rising, falling or steady by the playbook’s limits', () => {
    const trendOf = (last: number) =>
      proposeTier(aCustomer({ measures: { periods: periods([100, last]) } }), playbook).figures.find(
        ({ measure }) => measure === 'order-trend',
      )?.sentence.en;
    expect([110, 109, 91, 90].map(trendOf)).toEqual([
      'Orders rising, +10 % (from +10 %)',
      'Orders steady, +9 % (between −10 % and +10 %)',
      'Orders steady, −9 % (between −10 % and +10 %)',
      'Orders falling, −10 % (from −10 %)',
    ]);
  });

  it('tells the limit beside the figure', () => {
    const { figures } = proposeTier(
      aCustomer({ measures: { periods: periods([100, 100], { highMarginShare: 0.4, costToServe: 5 }) } }),
      playbook,
    );
    expect(figures.slice(-2).map(({ sentence }) => sentence.en)).toEqual([
      '40 % high-margin products (good from 50 %)',
      'Serving it costs 5 % of revenue (limit 25 %)',
    ]);
  });

  it('is left open without a population, but for a loss', () => {
    const open = proposeTier(aCustomer({ measures: profits(50) }), playbook);
    expect(open.tier).toBeUndefined();
    expect(open.missing.map(({ measure }) => measure)).toContain('population');
    expect(proposeTier(aCustomer({ measures: { periods: periods([50, 50], { profit: -1 }) } }), playbook).tier).toBe('BZ');
  });

  it('has no confidence without figures', () => {
    expect(proposeTier(aCustomer(), playbook, population)).toMatchObject({ confidence: 0, figures: [], falseKeyAccount: [] });
  });

  it('is less certain for every figure that is missing', () => {
    const full = { profit: 40, highMarginShare: 0.5, costToServe: 5 };
    const confidence = (changes: object) =>
      proposeTier(aCustomer({ measures: { periods: periods([100, 100], changes) } }), playbook, population).confidence;
    const all = confidence(full);
    expect(all).toBe(1);
    for (const name of Object.keys(full)) {
      const { [name as keyof typeof full]: _left, ...rest } = full;
      expect(confidence(rest)).toBeLessThan(all);
    }
  });
});

describe('the scope of a key account', () => {
  it.each([
    [{ countries: 2, regions: 9 }, 'GKA'],
    [{ countries: 1, regions: 2 }, 'NKA'],
    [{ regions: 2 }, 'NKA'],
    [{ countries: 1, regions: 1 }, 'LKA'],
    [{ countries: 1 }, 'LKA'],
    [{}, undefined],
  ])('of %j is %s', (measures, scope) => {
    expect(readScope(measures)).toBe(scope);
  });
});
