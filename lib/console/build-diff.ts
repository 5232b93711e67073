/** Entries of a list against the cached customers -> the diff as the console shows it. */
import type { DoubtfulKeyAccount, TierListDiff, TierMove } from '../../components/console-view.ts';
import type { Language } from '../model/customer.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import type { TierListEntry } from '../model/tier-list.ts';
import { diffTierList } from '../tiering/diff-tier-list.ts';

const tierOrder = ['MVC', 'MGC', 'STANDARD', 'BZ'] as const;

function compareMoves(a: TierMove, b: TierMove): number {
  const isUp = (move: TierMove): boolean => tierOrder.indexOf(move.to) < tierOrder.indexOf(move.from);
  return Number(isUp(b)) - Number(isUp(a)) || tierOrder.indexOf(a.to) - tierOrder.indexOf(b.to) || a.name.localeCompare(b.name);
}

/** Moves of tiers with names and reps; changes of scope or relationship type alone stand apart. */
export function buildDiff(
  customers: ReadonlyMap<string, ShardRow>,
  entries: readonly TierListEntry[],
  head: ExportHead,
  language: Language,
): TierListDiff {
  const rows = [...customers.values()].map((row) => row.customer);
  const diff = diffTierList(rows, entries, { playbook: head.playbook });
  const changes = (isMove: boolean): TierMove[] =>
    diff.moves
      .filter((move) => (move.direction !== 'same') === isMove)
      .map(({ row: _row, direction: _direction, ...move }): TierMove => move)
      .sort(compareMoves);
  const doubtful = diff.falseKeyAccounts.flatMap((warning) =>
    warning.flags.map((flag): DoubtfulKeyAccount => {
      const customer = customers.get(warning.customerId)?.customer;
      const entry = entries[warning.row];
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
  return {
    moves: changes(true),
    upCount: diff.moves.filter((move) => move.direction === 'up').length,
    downCount: diff.moves.filter((move) => move.direction === 'down').length,
    unchangedCount: diff.unchangedCount,
    otherChanges: changes(false),
    reps: diff.reps.map(({ staffId, up, down }) => ({ staffId, up, down })),
    doubtful,
  };
}
