/** Customers that were not confirmed for too long -> gone from this computer. */
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadState } from '../cache/state.ts';
import { wipeCustomers } from './wipe-customers.ts';

const dayMs = 86_400_000;

/**
 * Without contact for one lease customers are hidden (the panel does that), for two they are deleted; what is not sent stays. Call it
 * when the backend was asked and could not be reached: a clock that is wrong by a year must not delete what one question renews.
 * @returns whether they were deleted
 */
export async function enforceLease(database: ShukeDatabase, nowMs: number): Promise<boolean> {
  const generation = await findCurrentGeneration(database);
  const lastContactMs = (await loadState(database, 'sync'))?.lastContactMs;
  if (!generation || lastContactMs === undefined) return false;
  const days = Math.min(generation.head.leaseDays, (await loadState(database, 'leaseDays')) ?? Number.POSITIVE_INFINITY);
  if (nowMs - lastContactMs <= 2 * days * dayMs) return false;
  await wipeCustomers(database);
  return true;
}
