/** One click -> one touchpoint on the disk, or a clear reason why not. */
import { findCurrentGeneration, findCustomerRow } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { saveTouchpoint, undoMs } from '../cache/touchpoints.ts';
import type { LogAnswer, LogRequest } from '../messages/contract.ts';
import { mergeFrames, type Page } from '../messages/page-state.ts';
import type { ShardRow } from '../model/export.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import { fingerprintMessage } from '../platform/fingerprint.ts';
import { describeTouchpoint } from './describe-touchpoint.ts';
import type { PageStates } from './page-states.ts';

export interface LogContext {
  readonly database: ShukeDatabase;
  readonly pages: PageStates;
  readonly keepsSubjects: boolean;
  readonly nowMs: number;
}

/** Who logged this message before, here or at the backend. */
async function findSameMessage(
  database: ShukeDatabase,
  row: ShardRow,
  fingerprint: string,
  viewerId: string,
): Promise<{ staffId: string; loggedAt: string } | undefined> {
  const exported = row.touchpoints.find((touchpoint) => touchpoint.fingerprint === fingerprint);
  if (exported) return { staffId: exported.staffId, loggedAt: exported.loggedAt };
  const own = await database.touchpoints.where('fingerprint').equals(fingerprint).toArray();
  const local = own.find((entry) => entry.customerId === row.customer.id && entry.state !== 'refused');
  return local && { staffId: viewerId, loggedAt: local.touchpoint.loggedAt };
}

/** The page that the button was painted for, undefined when the tab shows something else now. */
async function findBoundPage(request: LogRequest, pages: PageStates): Promise<Page | undefined> {
  if (!request.page) return undefined;
  const page = mergeFrames(await pages.load(request.page.tabId));
  const isSame = page?.lockKey === request.page.lockKey;
  return isSame && page.customers.some((customer) => customer.customerId === request.customerId) ? page : undefined;
}

function isDiskFull(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' || name === 'UnknownError';
}

/**
 * Logs what was on screen, or nothing: a page that moved on is refused, the same message is logged once.
 * `saved` means that touchpoint and outbox are on the disk.
 */
export async function logTouchpoint(request: LogRequest, context: LogContext): Promise<LogAnswer> {
  const { database, pages, keepsSubjects, nowMs } = context;
  const page = await findBoundPage(request, pages);
  if (request.page && !page) return { kind: 'page-moved-on' };
  try {
    const generation = await findCurrentGeneration(database);
    const row = await findCustomerRow(database, request.customerId);
    if (!generation || !row) return { kind: 'not-saved', reason: 'failed' };
    const { head } = generation;
    const message = page?.lead.message;
    const fingerprint = message && (await fingerprintMessage(message, head.company.fingerprintSalt));
    const same = fingerprint && (await findSameMessage(database, row, fingerprint, head.viewer.id));
    if (same) return { kind: 'already-logged', ...same };
    const facts = describeTouchpoint(row.customer, request.channel, page?.lead, head, nowMs);
    const subject = keepsSubjects ? message?.subject?.slice(0, 300) : undefined;
    const touchpoint: NewTouchpoint = {
      id: request.touchpointId,
      customerId: request.customerId,
      channel: request.channel,
      ...facts,
      loggedAt: new Date(nowMs).toISOString(),
      ...(subject === undefined ? {} : { subject }),
      ...(fingerprint === undefined ? {} : { fingerprint }),
      ...(request.carriedOut === undefined ? {} : { carriedOut: request.carriedOut }),
    };
    const undoUntilMs = nowMs + undoMs;
    await saveTouchpoint(database, touchpoint, undoUntilMs);
    const { direction, happenedAt, contactId } = facts;
    return {
      kind: 'saved',
      touchpointId: touchpoint.id,
      direction,
      happenedAt,
      undoUntilMs,
      ...(contactId === undefined ? {} : { contactId }),
    };
  } catch (error) {
    console.error('shuke: logTouchpoint failed', error);
    return { kind: 'not-saved', reason: isDiskFull(error) ? 'disk-full' : 'failed' };
  }
}
