/** What reps taught about names, as proposals to a manager: whose name or address a text is, or is not. Nobody's name is in it. */
import { z } from 'zod';
import { dateSchema, idSchema } from './customer.ts';

/** The name or address that was taught, as it stood on the page. */
const surfaceSchema = z.string().trim().min(1).max(300);

/** `is`: the surface means this customer. `is-not`: it does not. */
export const proposalKindSchema = z.enum(['is', 'is-not']);
export type ProposalKind = z.infer<typeof proposalKindSchema>;

export const aliasProposalSchema = z.strictObject({
  /** Made by the browser, so that what is sent twice counts once. */
  id: z.uuid(),
  customerId: idSchema,
  kind: proposalKindSchema,
  surface: surfaceSchema,
});
export type AliasProposal = z.infer<typeof aliasProposalSchema>;

/** Body of `POST /v1/alias-proposals`. */
export const aliasProposalBatchSchema = z.strictObject({ proposals: z.array(aliasProposalSchema).min(1).max(200) });
export type AliasProposalBatch = z.infer<typeof aliasProposalBatchSchema>;

/** Ids that are settled: stored, or about a customer that the rep does not have and never to be sent again. */
export const aliasProposalAnswerSchema = z.strictObject({
  stored: z.array(z.uuid()).max(200),
  refused: z.array(z.uuid()).max(200),
});
export type AliasProposalAnswer = z.infer<typeof aliasProposalAnswerSchema>;

/** The same proposal by all who made it. */
export const openProposalSchema = z.strictObject({
  customerId: idSchema,
  customerName: z.string(),
  kind: proposalKindSchema,
  surface: surfaceSchema,
  /** How often it was proposed. */
  count: z.number().int().min(1),
  firstOn: dateSchema,
  /** Accepting changes the customer's record; otherwise the record says so already and the proposal can only be closed. */
  isEffective: z.boolean(),
});
export type OpenProposal = z.infer<typeof openProposalSchema>;

/** Answer to `GET /v1/alias-proposals`: most often proposed first, over the customers of the manager's teams. */
export const openProposalsSchema = z.strictObject({ proposals: z.array(openProposalSchema).max(500) });
export type OpenProposals = z.infer<typeof openProposalsSchema>;

/** Body of `POST /v1/alias-proposals/decision`. */
export const proposalDecisionSchema = z.strictObject({
  customerId: idSchema,
  kind: proposalKindSchema,
  surface: surfaceSchema,
  decision: z.enum(['accept', 'dismiss']),
});
export type ProposalDecision = z.infer<typeof proposalDecisionSchema>;
