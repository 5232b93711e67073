/** One contact between us and a customer: what happened, not what was written. */
import { z } from 'zod';
import { dateSchema, idSchema, instantSchema } from './customer.ts';

export const channelSchema = z.enum(['e-mail', 'call', 'visit', 'meeting', 'chat', 'event', 'note']);
export type Channel = z.infer<typeof channelSchema>;

/** The ten aspects of a relationship: seven direct, three indirect (domain part 5). */
export const aspectSchema = z.enum([
  'contact',
  'liaison',
  'exchange',
  'feedback',
  'cooperation',
  'evaluation',
  'adjustment',
  'measurement',
  'need-discovery',
  'customer-linking',
]);
export type Aspect = z.infer<typeof aspectSchema>;

/** How the episode went for the customer (domain part 6). */
export const sentimentSchema = z.enum(['good', 'neutral', 'bad']);
export type Sentiment = z.infer<typeof sentimentSchema>;

/** Who turned to whom. */
export const directionSchema = z.enum(['inbound', 'outbound', 'mutual']);
export type Direction = z.infer<typeof directionSchema>;

/** A complaint or promise that stays open until `resolvedOn`. */
export const issueSchema = z.strictObject({
  /** The company's own number, as the rep would say it: `231`. */
  reference: z.string().trim().max(40).optional(),
  /** Day by which an answer was promised. */
  dueOn: dateSchema.optional(),
  /** Absent while unresolved. */
  resolvedOn: dateSchema.optional(),
});
export type Issue = z.infer<typeof issueSchema>;

/** One line of the perceived-value ledger (domain part 6). */
export const valueNoteSchema = z.strictObject({
  side: z.enum(['benefit', 'sacrifice']),
  part: z.enum(['product', 'service', 'activities', 'brand', 'potential', 'money', 'time', 'mind', 'effort']),
  note: z.string().trim().max(300).optional(),
});
export type ValueNote = z.infer<typeof valueNoteSchema>;

/** The suggestion that this touchpoint carried out, for PDCA (domain part 12). */
export const carriedOutSchema = z.strictObject({
  ruleId: idSchema,
  playbookVersion: z.number().int().min(1),
});
export type CarriedOut = z.infer<typeof carriedOutSchema>;

/**
 * A touchpoint as the client makes it. The id is made when the button is pressed and is unique for ever.
 * It never carries page text: the subject only where the rep's settings allow it, the body never.
 */
export const newTouchpointSchema = z.strictObject({
  id: z.uuid(),
  customerId: idSchema,
  contactId: idSchema.optional(),
  channel: channelSchema,
  aspect: aspectSchema,
  direction: directionSchema,
  /** When it happened. */
  happenedAt: instantSchema,
  /** When the rep pressed the button, by the client's clock. */
  loggedAt: instantSchema,
  subject: z.string().max(300).optional(),
  /** Typed by the rep. */
  note: z.string().max(2000).optional(),
  sentiment: sentimentSchema.optional(),
  value: valueNoteSchema.optional(),
  issue: issueSchema.optional(),
  /** A rival whom the customer named. */
  competitor: z.string().trim().max(120).optional(),
  /** Salted hash of the message's identity, 64 hex digits: the same message is logged once, across tabs and reps. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  carriedOut: carriedOutSchema.optional(),
});
export type NewTouchpoint = z.infer<typeof newTouchpointSchema>;

/** A touchpoint as the backend exports it: the staff member comes from the token that sent it. */
export const touchpointSchema = newTouchpointSchema.extend({
  staffId: idSchema,
  /** Further staff who logged the same message. */
  alsoBy: z.array(idSchema).max(50).optional(),
});
export type Touchpoint = z.infer<typeof touchpointSchema>;
