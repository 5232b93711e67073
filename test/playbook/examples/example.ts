/** One rule: a customer for whom it fires, and one that differs so little that it just does not. */
import type { ShardRow } from '../../../lib/model/export.ts';

export interface RuleExample {
  readonly fires: ShardRow;
  readonly justNot: ShardRow;
  /** What makes the difference, for the reader of a failure. */
  readonly because: string;
}
