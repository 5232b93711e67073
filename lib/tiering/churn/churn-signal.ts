/** The shape of a churn signal function, and what several of them count alike. */

import type { ChurnSignal } from '../../model/insight.ts';
import type { Facts } from '../facts.ts';

/** One cause of leaving: facts -> the signal, or undefined when the figures do not speak for it. */
export type FindChurnSignal = (facts: Facts) => ChurnSignal | undefined;

/** Change as a share of what was before; undefined when a figure is missing or there was nothing before. */
export function relativeChange(before: number | undefined, now: number | undefined): number | undefined {
  return before === undefined || now === undefined || before <= 0 ? undefined : (now - before) / before;
}
