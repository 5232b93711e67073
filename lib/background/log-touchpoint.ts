/** One click -> one touchpoint on the disk, or a clear reason why not. */
import { findCurrentGeneration, findCustomerRow } from '../cache/customers.ts';
import type { LocalTouchpoint, ShukeDatabase } from '../cache/db.ts';
import { findLoggedMessage, saveTouchpoint, undoMs } from '../cache/touchpoints.ts';
import type { LogAnswer, LogRequest } from '../messages/contract.ts';
import { mergeFrames, type Page } from '../messages/page-state.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import { fingerprintMessage } from '../platform/fingerprint.ts';
import { isDiskFull } from '../platform/is-disk-full.ts';
import { aspectOfNews, describeTouchpoint, type MessageSource } from './describe-touchpoint.ts';
import type { PageStates } from './page-states.ts';

export interface LogContext {
  readonly database: ShukeDatabase;
  readonly pages: PageStates;
  readonly keepsSubjects: boolean;
  readonly nowMs: number;
}

/** The page that the button was painted for, undefined when the tab shows something else now. */
async function findBoundPage(request: LogRequest, pages: PageStates): Promise<Page | undefined> {
  if (!request.page) return undefined;
  const page = mergeFrames(await pages.load(request.page.tabId));
  const isSame = page?.lockKey === request.page.lockKey;
  return isSame && page.customers.some((customer) => customer.customerId === request.customerId) ? page : undefined;
}

function sourceOf(page: Page | undefined, customerId: string): MessageSource | undefined {
  const message = page?.lead.message;
  const contactId = page?.customers.find((entry) => entry.customerId === customerId)?.contactId;
  return message && { message, contactId, aspect: page.lead.aspect?.aspect };
}

/** A customer's row, what this browser logged for it, and the head of the export it stands in. */
export interface LogGround {
  readonly row: ShardRow;
  readonly local: readonly LocalTouchpoint[];
  readonly head: ExportHead;
}

/**
 * Stores one touchpoint for this customer, unless the message was logged before.
 * @param source - The message that is logged; undefined for a touchpoint without a page
 * @throws when the disk does not take it
 */
export async function saveLog(
  request: Omit<LogRequest, 'page'>,
  source: MessageSource | undefined,
  { row, local, head }: LogGround,
  context: Omit<LogContext, 'pages'>,
): Promise<LogAnswer> {
  const { database, keepsSubjects, nowMs } = context;
  // Asked again because the worker ended before it could say so: it is the same click, and no second message.
  const saved = local.find(({ id }) => id === request.touchpointId)?.touchpoint;
  if (saved) return tellSaved(saved, Date.parse(saved.loggedAt) + undoMs);
  const message = source?.message;
  const fingerprint = message && (await fingerprintMessage(message, head.company.fingerprintSalt));
  const same = fingerprint && findLoggedMessage(row.touchpoints, local, fingerprint, head.viewer.id);
  if (same) return { kind: 'already-logged', ...same };
  const told = describeTouchpoint(row.customer, request.channel, source, head, nowMs);
  const aspect = request.news ? aspectOfNews[request.news] : request.settles ? 'adjustment' : told.aspect;
  // Whom the rep named himself, when it is a contact of this customer; else whom the page names.
  const named = row.customer.contacts.find((contact) => contact.id === request.contactId)?.id;
  const facts = { ...told, aspect, ...(named === undefined ? {} : { contactId: named }) };
  const subject = keepsSubjects ? message?.subject?.slice(0, 300) : undefined;
  const touchpoint: NewTouchpoint = {
    id: request.touchpointId,
    customerId: request.customerId,
    channel: request.channel,
    ...facts,
    loggedAt: new Date(nowMs).toISOString(),
    ...(subject === undefined ? {} : { subject }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(request.news === undefined ? {} : { news: request.news }),
    ...(request.settles === undefined ? {} : { settles: request.settles }),
    ...(request.carriedOut === undefined ? {} : { carriedOut: request.carriedOut }),
  };
  const undoUntilMs = nowMs + undoMs;
  await saveTouchpoint(database, touchpoint, undoUntilMs);
  return tellSaved(touchpoint, undoUntilMs);
}

function tellSaved({ id, direction, happenedAt, aspect, contactId }: NewTouchpoint, undoUntilMs: number): LogAnswer {
  return {
    kind: 'saved',
    touchpointId: id,
    direction,
    happenedAt,
    aspect,
    undoUntilMs,
    ...(contactId === undefined ? {} : { contactId }),
  };
}

/**
 * Logs what was on screen, or nothing: a page that moved on is refused, the same message is logged once.
 * `saved` means that touchpoint and outbox are on the disk.
 */
export async function logTouchpoint(request: LogRequest, context: LogContext): Promise<LogAnswer> {
  const { database, pages } = context;
  const page = await findBoundPage(request, pages);
  if (request.page && !page) return { kind: 'page-moved-on' };
  try {
    return await database.attempt(async () => {
      const generation = await findCurrentGeneration(database);
      const row = await findCustomerRow(database, request.customerId);
      if (!generation || !row) return { kind: 'not-saved', reason: 'failed' };
      const local = await database.touchpoints.where('customerId').equals(request.customerId).toArray();
      return saveLog(request, sourceOf(page, request.customerId), { row, local, head: generation.head }, context);
    });
  } catch (error) {
    console.error('shuke: logTouchpoint failed', error);
    return { kind: 'not-saved', reason: isDiskFull(error) ? 'disk-full' : 'failed' };
  }
}
