/** Names that reps propose: the rep's side, and the manager's. */
import {
  type AliasProposal,
  type AliasProposalAnswer,
  aliasProposalAnswerSchema,
  type OpenProposals,
  openProposalsSchema,
  type ProposalDecision,
} from '../model/alias-proposal.ts';
import { type Result, succeed } from '../platform/result.ts';
import { type Connection, requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';

/** Sends a batch; only ids that the answer names are settled. */
export async function sendAliasProposals(
  connection: Connection,
  proposals: readonly AliasProposal[],
  fetchImpl: typeof fetch = fetch,
): Promise<Result<AliasProposalAnswer>> {
  const request = { method: 'POST', body: { proposals } } as const;
  const answer = await requestBackend(connection, '/v1/alias-proposals', request, fetchImpl);
  return answer.ok ? parseJson(aliasProposalAnswerSchema, await answer.value.text(), 'answer to proposals') : answer;
}

/** What waits for a manager, over the customers of his teams. */
export async function fetchOpenProposals(connection: Connection): Promise<Result<OpenProposals>> {
  const answer = await requestBackend(connection, '/v1/alias-proposals');
  return answer.ok ? parseJson(openProposalsSchema, await answer.value.text(), 'proposed names') : answer;
}

/** `gone`: somebody else has decided meanwhile. */
export async function decideProposal(connection: Connection, decision: ProposalDecision): Promise<Result<'done' | 'gone'>> {
  const request = { method: 'POST', body: decision, accept: [404] } as const;
  const answer = await requestBackend(connection, '/v1/alias-proposals/decision', request);
  if (!answer.ok) return answer;
  return succeed(answer.value.status === 404 ? 'gone' : 'done');
}
