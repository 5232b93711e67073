/** The diff of a long list is told slice by slice, and is the same as told in one go. */
import { expect, test } from 'vitest';
import { buildDiff } from '../../lib/console/build-diff.ts';
import type { Tier } from '../../lib/model/customer.ts';
import type { ExportHead } from '../../lib/model/export.ts';
import type { TierListEntry } from '../../lib/model/tier-list.ts';
import { diffTierList } from '../../lib/tiering/diff-tier-list.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const { customers, playbook } = sampleCompany({ seed: 11, now: Date.UTC(2026, 10, 20), size: 1500 });
const rows = new Map(customers.map((customer) => [customer.id, { revision: 1, customer, touchpoints: [] }]));
const head = { playbook } as unknown as ExportHead;
const tiers: readonly Tier[] = ['MVC', 'MGC', 'STANDARD', 'BZ'];
const entries = customers.map(
  ({ id }, i): TierListEntry => ({
    customerId: id,
    tier: tiers[i % 4] ?? 'BZ',
    ...(i % 7 === 0 ? { keyAccountScope: 'NKA' as const } : {}),
    ...(i % 5 === 0 ? { reason: `reason ${i}` } : {}),
  }),
);

test('counts, moves, reps and doubts are those of the whole list', async () => {
  const whole = diffTierList(customers, entries, { playbook });
  const diff = await buildDiff(rows, entries, head, 'en');
  expect(entries.length).toBeGreaterThan(1200);
  const moved = whole.moves.filter(({ direction }) => direction !== 'same');
  const ids = (list: readonly { customerId: string }[]) => list.map(({ customerId }) => customerId).sort();
  expect(ids(diff.moves)).toEqual(ids(moved));
  expect(ids(diff.otherChanges)).toEqual(ids(whole.moves.filter(({ direction }) => direction === 'same')));
  expect([diff.upCount, diff.downCount, diff.unchangedCount]).toEqual([
    moved.filter(({ direction }) => direction === 'up').length,
    moved.filter(({ direction }) => direction === 'down').length,
    whole.unchangedCount,
  ]);
  expect(diff.reps).toEqual(whole.reps.map(({ staffId, up, down }) => ({ staffId, up, down })));
  expect(whole.falseKeyAccounts.length).toBeGreaterThan(0);
  expect(diff.doubtful.map(({ customerId, guard }) => [customerId, guard])).toEqual(
    whole.falseKeyAccounts.flatMap(({ customerId, flags }) => flags.map(({ guard }) => [customerId, guard])),
  );
  for (const { customerId, tier } of diff.doubtful)
    expect(tier).toBe(entries.find((entry) => entry.customerId === customerId)?.tier);
});

test('who rises comes first, the most valuable tier before the others, then by name', async () => {
  const { moves } = await buildDiff(rows, entries, head, 'zh_CN');
  const rank = (move: (typeof moves)[number]) => {
    const isUp = tiers.indexOf(move.to) < tiers.indexOf(move.from);
    return (isUp ? 0 : 10) + tiers.indexOf(move.to);
  };
  expect(moves.map(rank)).toEqual(moves.map(rank).toSorted((a, b) => a - b));
  const first = moves.filter((move) => rank(move) === rank(moves[0] ?? move)).map(({ name }) => name);
  expect(first).toEqual(first.toSorted((a, b) => a.localeCompare(b)));
});
