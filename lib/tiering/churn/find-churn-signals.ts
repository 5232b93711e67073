/** The five causes of leaving, asked one after the other. */

import type { ChurnCause, ChurnSignal } from '../../model/insight.ts';
import type { Facts } from '../facts.ts';
import type { FindChurnSignal } from './churn-signal.ts';
import { findRivalExclusion } from './rival-exclusion.ts';
import { findStrategyShift } from './strategy-shift.ts';
import { findStrongerRival } from './stronger-rival.ts';
import { findSupplierOptimisation } from './supplier-optimisation.ts';
import { findUnresolvedComplaint } from './unresolved-complaint.ts';

export const churnCauses: Readonly<Record<ChurnCause, FindChurnSignal>> = {
  'unresolved-complaint': findUnresolvedComplaint,
  'rival-exclusion': findRivalExclusion,
  'supplier-optimisation': findSupplierOptimisation,
  'strategy-shift': findStrategyShift,
  'stronger-rival': findStrongerRival,
};

/** Most severe first; equally severe ones in the order above. */
export function findChurnSignals(facts: Facts): ChurnSignal[] {
  return Object.values(churnCauses)
    .flatMap((find) => find(facts) ?? [])
    .sort((a, b) => b.severity - a.severity);
}
