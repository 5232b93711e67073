/** Customers that reps ask for: the rep's side, and the manager's. */
import {
  type CustomerProposal,
  type CustomerProposalDecision,
  type OpenCustomerProposals,
  openCustomerProposalsSchema,
} from '../model/customer-proposal.ts';
import { type Result, succeed } from '../platform/result.ts';
import { type Connection, requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';

/** The same id sent again changes nothing. */
export async function sendCustomerProposal(connection: Connection, proposal: CustomerProposal): Promise<Result<void>> {
  const answer = await requestBackend(connection, '/v1/customer-proposals', { method: 'POST', body: proposal });
  return answer.ok ? succeed(undefined) : answer;
}

/** What waits for a manager, of his teams. */
export async function fetchCustomerProposals(connection: Connection): Promise<Result<OpenCustomerProposals>> {
  const answer = await requestBackend(connection, '/v1/customer-proposals');
  return answer.ok ? parseJson(openCustomerProposalsSchema, await answer.value.text(), 'proposed customers') : answer;
}

/** `gone`: somebody else has decided meanwhile. */
export async function decideCustomerProposal(
  connection: Connection,
  decision: CustomerProposalDecision,
): Promise<Result<'done' | 'gone'>> {
  const request = { method: 'POST', body: decision, accept: [404] } as const;
  const answer = await requestBackend(connection, '/v1/customer-proposals/decision', request);
  if (!answer.ok) return answer;
  return succeed(answer.value.status === 404 ? 'gone' : 'done');
}
