/** A rep's wish for a new customer -> the backend, at once or with a clear reason why not. */
import type { ProposeAnswer } from '../messages/contract.ts';
import type { CustomerProposal } from '../model/customer-proposal.ts';
import { isFolder } from '../platform/is-folder.ts';
import type { Settings } from '../platform/settings.ts';
import { sendCustomerProposal } from '../sources/customer-proposals.ts';

/** Sends nothing but what is in the proposal, and only to the configured backend. */
export async function proposeCustomer(
  proposal: CustomerProposal,
  { connection }: Pick<Settings, 'connection'>,
): Promise<ProposeAnswer> {
  // A published folder has nobody who could decide.
  if (!connection || isFolder(connection)) return { kind: 'not-sent', reason: 'unsupported' };
  const answer = await sendCustomerProposal(connection, proposal);
  if (answer.ok) return { kind: 'sent' };
  const { kind } = answer.failure;
  return { kind: 'not-sent', reason: kind === 'offline' ? 'offline' : kind === 'bad-data' ? 'unsupported' : 'failed' };
}
