/** What was done by whom; rows are only ever added. */
import type { Trx } from './database.ts';

export type AuditAction =
  | 'company-created'
  | 'epoch-rotated'
  | 'customers-stored'
  | 'customers-loaded'
  | 'people-loaded'
  | 'customer-removed'
  | 'person-stored'
  | 'person-allowed'
  | 'person-shut-out'
  | 'token-allowed'
  | 'token-revoked'
  | 'tier-list-published'
  | 'tier-list-rolled-back'
  | 'playbook-published'
  | 'alias-proposal-accepted'
  | 'alias-proposal-dismissed'
  | 'customer-proposal-accepted'
  | 'customer-proposal-dismissed';

/** @param details - ids and counts; no names, no touchpoint texts */
export async function writeAudit(
  trx: Trx,
  action: AuditAction,
  staffId: string | null,
  details: Record<string, unknown>,
): Promise<void> {
  await trx
    .insertInto('audit')
    .values({ action, staff_id: staffId, details: JSON.stringify(details) })
    .execute();
}
