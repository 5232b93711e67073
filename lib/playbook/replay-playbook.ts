/** Past touchpoints and two playbooks -> what the changed one would have suggested where the present one suggested otherwise. */

import type { ShardRow } from '../model/export.ts';
import type { Playbook, Wording } from '../model/playbook.ts';
import { dayOfInstant, toDate, toDay } from '../tiering/calendar.ts';
import type { FactsOptions } from '../tiering/facts.ts';
import { suggestNextAction } from './suggest-next-action.ts';

export interface ReplayOptions extends Pick<FactsOptions, 'timeZone' | 'staff'> {
  readonly present: Playbook;
  readonly changed: Playbook;
  /** Company-calendar days on which every customer is looked at, in any order. */
  readonly days: readonly string[];
}

export interface ReplayedRule {
  readonly ruleId: string;
  /** Looks at which it stood on the card. */
  readonly present: number;
  readonly changed: number;
}

export interface ReplayDifference {
  readonly customerId: string;
  readonly day: string;
  readonly present?: { readonly ruleId: string; readonly title: Wording };
  readonly changed?: { readonly ruleId: string; readonly title: Wording };
}

export interface Replay {
  /** Customers times days. */
  readonly looks: number;
  /** By id; rules that stood on no card are left out. */
  readonly rules: readonly ReplayedRule[];
  /** Looks at which the two say different things, oldest first; a changed sentence is a difference. */
  readonly differences: readonly ReplayDifference[];
}

/** The row as it was at the end of a day: later touchpoints had not happened. Measures have no history and stay. */
export function rowAsOf(row: ShardRow, day: string, timeZone: string): ShardRow {
  const last = toDay(day);
  return { ...row, touchpoints: row.touchpoints.filter(({ happenedAt }) => dayOfInstant(happenedAt, timeZone) <= last) };
}

/** The last days of a span that ends with `to`, one every `step` days, oldest first. */
export function daysUpTo(to: string, count: number, step: number): string[] {
  const last = toDay(to);
  return Array.from({ length: count }, (_, place) => toDate(last - (count - 1 - place) * step));
}

/** Nobody's decisions are replayed: each look is a first look, so the figures tell rules from each other, not weeks. */
export function replayPlaybook(rows: readonly ShardRow[], options: ReplayOptions): Replay {
  const counts = new Map<string, { present: number; changed: number }>();
  const differences: ReplayDifference[] = [];
  const count = (ruleId: string | undefined, side: 'present' | 'changed'): void => {
    if (ruleId === undefined) return;
    const line = counts.get(ruleId) ?? { present: 0, changed: 0 };
    line[side] += 1;
    counts.set(ruleId, line);
  };
  for (const day of [...options.days].sort()) {
    for (const row of rows) {
      const past = rowAsOf(row, day, options.timeZone);
      const look = (playbook: Playbook) =>
        suggestNextAction(past, {
          today: day,
          now: `${day}T23:59:59Z`,
          timeZone: options.timeZone,
          staff: options.staff,
          playbook,
          viewerId: row.customer.ownerId,
        }).action;
      const present = look(options.present);
      const changed = look(options.changed);
      count(present?.ruleId, 'present');
      count(changed?.ruleId, 'changed');
      if (
        present?.ruleId === changed?.ruleId &&
        present?.title.en === changed?.title.en &&
        present?.title.zh_CN === changed?.title.zh_CN
      ) {
        continue;
      }
      differences.push({
        customerId: row.customer.id,
        day,
        ...(present !== undefined && { present: { ruleId: present.ruleId, title: present.title } }),
        ...(changed !== undefined && { changed: { ruleId: changed.ruleId, title: changed.title } }),
      });
    }
  }
  return {
    looks: rows.length * options.days.length,
    rules: [...counts].map(([ruleId, line]) => ({ ruleId, ...line })).sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1)),
    differences,
  };
}
