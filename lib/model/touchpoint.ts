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

/** What tells the aspect of a touchpoint by its channel when nothing else does (domain part 5); the rep can change it. */
export const aspectOfChannel: Readonly<Record<Channel, Aspect>> = {
  'e-mail': 'liaison',
  call: 'liaison',
  chat: 'liaison',
  visit: 'contact',
  meeting: 'exchange',
  event: 'exchange',
  note: 'evaluation',
};

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
  /** Of the relationship as a whole, year in, year out. Absent: of this one episode. */
  scope: z.enum(['episode', 'relationship']).optional(),
});
export type ValueNote = z.infer<typeof valueNoteSchema>;

/** What a rep heard or saw of a customer and no figure tells yet (domain part 7). */
export const newsSchema = z.enum([
  /** It shrinks, or expands elsewhere. */
  'strategy-change',
  /** It takes a second supplier beside us. */
  'second-supplier',
  /** A rival works on its people: visits, favours, gifts. */
  'rival-seen',
  /** A rival offers more, or asks less. */
  'better-offer',
  /** Whom we knew goes, or somebody new decides. */
  'people-change',
  /** Behind a doubt or a complaint there is something that it lacks. */
  'hidden-need',
]);
export type News = z.infer<typeof newsSchema>;

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
  /** First line for the ledger. */
  value: valueNoteSchema.optional(),
  /** Further lines for the ledger; only beside `value`. */
  moreValues: z.array(valueNoteSchema).max(8).optional(),
  /** What kind of news the note brings. Absent: none in particular. */
  news: newsSchema.optional(),
  issue: issueSchema.optional(),
  /** The touchpoint whose complaint, promise or bad episode is settled with this one; whoever settles it logs this. */
  settles: z.uuid().optional(),
  /** A rival whom the customer named. */
  competitor: z.string().trim().max(120).optional(),
  /** Salted hash of the message's identity, 64 hex digits: the same message is logged once, across tabs and reps. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  carriedOut: carriedOutSchema.optional(),
  /** Grows by one with every edit by whoever logged it. Absent: as first logged. */
  revision: z.number().int().min(1).max(1_000_000).optional(),
  /** When it was edited last, by the client's clock; of two edits with one revision the later holds. Absent: never. */
  editedAt: instantSchema.optional(),
  /** Taken back by whoever logged it. Only on the way to the backend: an export leaves it out. */
  isDeleted: z.literal(true).optional(),
});
export type NewTouchpoint = z.infer<typeof newTouchpointSchema>;

/** A touchpoint as the backend exports it: the staff member comes from the token that sent it. */
export const touchpointSchema = newTouchpointSchema.omit({ isDeleted: true }).extend({
  staffId: idSchema,
  /** Further staff who logged the same message. */
  alsoBy: z.array(idSchema).max(50).optional(),
});
export type Touchpoint = z.infer<typeof touchpointSchema>;
