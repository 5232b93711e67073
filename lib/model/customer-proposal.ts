/** A customer that a rep asks for: a name and, where there was one, the address that wrote. Sent only on his click. */
import { z } from 'zod';
import { dateSchema, idSchema } from './customer.ts';

/** Body of `POST /v1/customer-proposals`. */
export const customerProposalSchema = z.strictObject({
  /** Made by the browser, so that what is sent twice counts once. */
  id: z.uuid(),
  name: z.string().trim().min(1).max(300),
  /** The sender who belongs to it. */
  address: z.email().max(254).optional(),
});
export type CustomerProposal = z.infer<typeof customerProposalSchema>;

/** One that no manager has decided on. */
export const openCustomerProposalSchema = customerProposalSchema.extend({
  /** Who asked, and will own it. */
  staffId: idSchema,
  proposedOn: dateSchema,
});
export type OpenCustomerProposal = z.infer<typeof openCustomerProposalSchema>;

/** Answer to `GET /v1/customer-proposals`: oldest first, of the manager's teams. */
export const openCustomerProposalsSchema = z.strictObject({ proposals: z.array(openCustomerProposalSchema).max(500) });
export type OpenCustomerProposals = z.infer<typeof openCustomerProposalsSchema>;

/** Body of `POST /v1/customer-proposals/decision`. */
export const customerProposalDecisionSchema = z.strictObject({ id: z.uuid(), decision: z.enum(['accept', 'dismiss']) });
export type CustomerProposalDecision = z.infer<typeof customerProposalDecisionSchema>;
