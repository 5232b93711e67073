/** Entries of a list against the cached customers -> the diff as the console shows it, in slices. */
import type { DoubtfulKeyAccount, TierListDiff, TierMove } from '../../components/console-view.ts';
import type { Language } from '../model/customer.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import type { TierListEntry } from '../model/tier-list.ts';
import { createPauses } from '../sync/rest.ts';
import { diffTierList } from '../tiering/diff-tier-list.ts';
import { sortInSlices } from './sort-in-slices.ts';

const tierOrder = ['MVC', 'MGC', 'STANDARD', 'BZ'] as const;

/** Compared in one go: some milliseconds. */
const entriesAtOnce = 500;

/** One for all names: it compares ten times as fast as one made for each. */
const names = new Intl.Collator();

function compareMoves(a: TierMove, b: TierMove): number {
  const isUp = (move: TierMove): boolean => tierOrder.indexOf(move.to) < tierOrder.indexOf(move.from);
  return Number(isUp(b)) - Number(isUp(a)) || tierOrder.indexOf(a.to) - tierOrder.indexOf(b.to) || names.compare(a.name, b.name);
}

type Diff = ReturnType<typeof diffTierList>;

/** What the guards say of one slice, whose rows its warnings count. */
function findDoubtful(
  { falseKeyAccounts }: Diff,
  slice: readonly TierListEntry[],
  customers: ReadonlyMap<string, ShardRow>,
  language: Language,
): DoubtfulKeyAccount[] {
  return falseKeyAccounts.flatMap((warning) =>
    warning.flags.map((flag): DoubtfulKeyAccount => {
      const customer = customers.get(warning.customerId)?.customer;
      const entry = slice[warning.row];
      const scope = entry?.keyAccountScope === undefined ? customer?.keyAccountScope : (entry.keyAccountScope ?? undefined);
      return {
        customerId: warning.customerId,
        name: warning.name,
        tier: entry?.tier ?? customer?.tier ?? 'STANDARD',
        guard: flag.guard,
        figures: flag.figures.map((figure) => figure.sentence[language]).join(' · '),
        ...(scope === undefined ? {} : { scope }),
      };
    }),
  );
}

/**
 * Moves of tiers with names and reps; changes of scope or relationship type alone stand apart.
 * @param entries - each customer once, so that what they change can be told slice by slice
 */
export async function buildDiff(
  customers: ReadonlyMap<string, ShardRow>,
  entries: readonly TierListEntry[],
  head: ExportHead,
  language: Language,
): Promise<TierListDiff> {
  const pause = createPauses();
  const moves: TierMove[] = [];
  const otherChanges: TierMove[] = [];
  const doubtful: DoubtfulKeyAccount[] = [];
  const reps = new Map<string, { staffId: string; up: number; down: number; same: number }>();
  let [upCount, downCount, unchangedCount] = [0, 0, 0];
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const slice = entries.slice(at, at + entriesAtOnce);
    const named = slice.flatMap(({ customerId }) => customers.get(customerId)?.customer ?? []);
    const diff = diffTierList(named, slice, { playbook: head.playbook });
    for (const { row: _row, direction, ...move } of diff.moves) {
      (direction === 'same' ? otherChanges : moves).push(move);
      if (direction === 'up') upCount++;
      if (direction === 'down') downCount++;
    }
    for (const { staffId, up, down, same } of diff.reps) {
      const sum = reps.get(staffId) ?? { staffId, up: 0, down: 0, same: 0 };
      reps.set(staffId, { staffId, up: sum.up + up, down: sum.down + down, same: sum.same + same });
    }
    unchangedCount += diff.unchangedCount;
    doubtful.push(...findDoubtful(diff, slice, customers, language));
    await pause();
  }
  const totalOf = ({ up, down, same }: { up: number; down: number; same: number }): number => up + down + same;
  return {
    moves: await sortInSlices(moves, compareMoves),
    upCount,
    downCount,
    unchangedCount,
    otherChanges: await sortInSlices(otherChanges, compareMoves),
    reps: [...reps.values()]
      .sort((a, b) => totalOf(b) - totalOf(a) || (a.staffId < b.staffId ? -1 : 1))
      .map(({ staffId, up, down }) => ({ staffId, up, down })),
    doubtful,
  };
}
