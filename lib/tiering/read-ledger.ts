/** Value notes -> the ledger of perceived value: what the customer gets, and what it costs (domain part 6). */

import type { LedgerLine, ValueLedger } from '../model/insight.ts';
import type { ValueNote } from '../model/touchpoint.ts';
import type { Facts } from './facts.ts';
import { ledgerPartTerms } from './terms.ts';
import { say } from './wording.ts';

function linesOf(notes: readonly ValueNote[]): LedgerLine[] {
  const byPart = new Map<ValueNote['part'], { count: number; note?: string }>();
  for (const note of notes) {
    const line = byPart.get(note.part) ?? { count: 0 };
    line.count += 1;
    // Notes come newest first: the first text stays.
    if (line.note === undefined && note.note !== undefined) line.note = note.note;
    byPart.set(note.part, line);
  }
  return [...byPart].sort(([, a], [, b]) => b.count - a.count).map(([part, line]) => ({ name: ledgerPartTerms[part], ...line }));
}

/** Counts of benefits and sacrifices by part, most frequent first. */
export function readLedger(facts: Facts): ValueLedger {
  const window = facts.limit('ledger-window-days');
  const notes = facts.episodes.flatMap((episode) => (episode.age <= window ? (episode.touchpoint.value ?? []) : []));
  const benefits = notes.filter((note) => note.side === 'benefit');
  const sacrifices = notes.filter((note) => note.side === 'sacrifice');
  const counts = { benefits: benefits.length, sacrifices: sacrifices.length };
  return {
    benefits: linesOf(benefits),
    sacrifices: linesOf(sacrifices),
    ...(counts.benefits > 0 && counts.sacrifices > 0 && { ratio: Math.round((counts.benefits / counts.sacrifices) * 100) / 100 }),
    sentence:
      notes.length === 0
        ? say('Nothing noted about benefit or sacrifice yet', '还没有记录得失', '還沒有記錄得失')
        : say(
            '{benefits} benefits, {sacrifices} sacrifices noted in a year',
            '一年内记录：获益{benefits}次，付出{sacrifices}次',
            '一年內記錄：獲益{benefits}次，付出{sacrifices}次',
            counts,
          ),
  };
}
