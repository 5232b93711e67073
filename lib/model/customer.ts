/** What a customer is: the record that the backend exports and the sidebar shows. */
import { z } from 'zod';

/** Ids are opaque: made by the backend, never parsed. 1 to 64 printable ASCII characters without spaces. */
export const idSchema = z.string().regex(/^[\x21-\x7e]{1,64}$/, 'an id has 1 to 64 printable ASCII characters and no space');
/** A day in the calendar of the company, `2026-11-20`. */
export const dateSchema = z.iso.date();
/** A point in time in UTC, `2026-11-20T09:14:00Z`. */
export const instantSchema = z.iso.datetime();

/** Languages the product speaks; also the language in which a customer is addressed. */
export const languageSchema = z.enum(['en', 'zh_CN', 'zh_TW']);
export type Language = z.infer<typeof languageSchema>;

/** External customers buy or need the product; internal ones take part in serving the final customer (domain part 1). */
export const customerKindSchema = z.enum(['consumer', 'business', 'supplier', 'distributor', 'agent', 'partner', 'branch']);
export type CustomerKind = z.infer<typeof customerKindSchema>;

/** Value tier, most valuable first (domain part 2). */
export const tierSchema = z.enum(['MVC', 'MGC', 'STANDARD', 'BZ']);
export type Tier = z.infer<typeof tierSchema>;

/** Reach of a key account: global, national, local (domain part 3). */
export const keyAccountScopeSchema = z.enum(['GKA', 'NKA', 'LKA']);
export type KeyAccountScope = z.infer<typeof keyAccountScopeSchema>;

/** Kotler's five relationship types, least to most contact; no ranking of worth (domain part 4). */
export const relationshipTypeSchema = z.enum(['basic', 'reactive', 'accountable', 'proactive', 'partnership']);
export type RelationshipType = z.infer<typeof relationshipTypeSchema>;

/** Rung of customer internalisation (domain part 8). */
export const rungSchema = z.enum(['customer', 'advocate', 'partner']);
export type Rung = z.infer<typeof rungSchema>;

export const contactSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(200),
  /** Other spellings of the same person: English name, name in another script. */
  otherNames: z.array(z.string().trim().min(1).max(200)).max(20).optional(),
  email: z.string().trim().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
  /** Job title as the customer writes it. */
  role: z.string().trim().max(120).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** What one accounting period brought and cost, in the company's currency. */
export const measurePeriodSchema = z.strictObject({
  /** First day of the period; periods are of equal length and listed oldest first. */
  startsOn: dateSchema,
  revenue: z.number(),
  /** Share of revenue that came from high-margin products, 0 to 1. */
  highMarginShare: z.number().min(0).max(1).optional(),
  /** Support, service and special treatment. */
  costToServe: z.number().min(0).optional(),
  /** Discounts given, as a share of list price, 0 to 1. */
  discountShare: z.number().min(0).max(1).optional(),
  /** After all costs; absent when the company does not compute it. */
  profit: z.number().optional(),
  orders: z.number().int().min(0).optional(),
});
export type MeasurePeriod = z.infer<typeof measurePeriodSchema>;

/** Figures behind tier and relationship type. A missing figure is absent, never zero (domain parts 2 to 4). */
export const measuresSchema = z.strictObject({
  periods: z.array(measurePeriodSchema).max(24).optional(),
  /** Our share of what the customer buys in our field, 0 to 1. */
  shareOfWallet: z.number().min(0).max(1).optional(),
  /** The same a year earlier. */
  shareOfWalletBefore: z.number().min(0).max(1).optional(),
  /** What the customer spends in our field with everybody, per period. */
  totalDemand: z.number().min(0).optional(),
  /** The same a year earlier. */
  totalDemandBefore: z.number().min(0).optional(),
  /** Orders that repeated an earlier one, as a share of all orders of the last year, 0 to 1. */
  repeatShare: z.number().min(0).max(1).optional(),
  /** 0 never asks about the price, 1 decides on nothing else. */
  priceSensitivity: z.number().min(0).max(1).optional(),
  priceSensitivityBefore: z.number().min(0).max(1).optional(),
  /** Days from offer to order, median of the last year. */
  decisionDays: z.number().min(0).optional(),
  /** Attention to our brand, 0 none to 1 seeks us out. */
  brandAttention: z.number().min(0).max(1).optional(),
  /** Leaning to competing products, 0 none to 1 prefers them. */
  competitorLeaning: z.number().min(0).max(1).optional(),
  /** Countries and provinces in which it buys from us. */
  countries: z.number().int().min(0).optional(),
  regions: z.number().int().min(0).optional(),
  /** How many customers its segment has, for the selection matrix. */
  segmentSize: z.enum(['many', 'medium', 'few']).optional(),
  /** Marginal profit of its segment, for the selection matrix. */
  segmentMargin: z.enum(['high', 'medium', 'low']).optional(),
  /** Expected growth of what it buys from us over the next year, as a share; negative when shrinking. */
  growthPotential: z.number().min(-1).max(10).optional(),
  /** It matters for reasons that no figure shows (reference, entry to a market). */
  isStrategic: z.boolean().optional(),
});
export type Measures = z.infer<typeof measuresSchema>;

/** How much contact the customer wants; no suggestion breaks it (domain part 9). */
export const contactPreferenceSchema = z.strictObject({
  /** Contacts by us in any 30 days, at most; absent: the playbook's cap. */
  maxPer30Days: z.number().int().min(0).max(100).optional(),
  /** Channels it does not want; absent: all are welcome. */
  refusedChannels: z
    .array(z.enum(['e-mail', 'call', 'visit', 'meeting', 'chat', 'event']))
    .max(6)
    .optional(),
  /** No contact before this day (holiday, stock-taking, by request). */
  notBefore: dateSchema.optional(),
});
export type ContactPreference = z.infer<typeof contactPreferenceSchema>;

/** The last change of tier, so that a rep sees what moved, since when and by whom. */
export const tierChangeSchema = z.strictObject({
  from: tierSchema.optional(),
  to: tierSchema,
  listVersion: z.number().int().min(1),
  at: instantSchema,
  /** Staff id of the manager who published. */
  by: idSchema,
  /** A manager's reason for overriding the proposal; stays visible. */
  reason: z.string().max(500).optional(),
});
export type TierChange = z.infer<typeof tierChangeSchema>;

export const customerSchema = z.strictObject({
  id: idSchema,
  kind: customerKindSchema,
  legalName: z.string().trim().min(1).max(300),
  /** Short names, brands, former names, names in other scripts. */
  aliases: z.array(z.string().trim().min(1).max(300)).max(200),
  /** Mail and web domains that belong to it, lower case, no public mail providers. */
  domains: z.array(z.string().trim().min(1).max(253)).max(200),
  contacts: z.array(contactSchema).max(500),
  /** Language in which it is addressed. */
  language: languageSchema,
  /** Staff id of the rep who owns it. */
  ownerId: idSchema,
  teamId: idSchema,
  /** First year or day of business. */
  since: dateSchema.optional(),
  tier: tierSchema,
  lastTierChange: tierChangeSchema.optional(),
  keyAccountScope: keyAccountScopeSchema.optional(),
  /** Declared type; what behaviour shows may differ. */
  relationshipType: relationshipTypeSchema,
  rung: rungSchema,
  contactPreference: contactPreferenceSchema.optional(),
  measures: measuresSchema.optional(),
  /** Last delivery or completed service; absent when nothing was delivered. */
  lastDeliveryOn: dateSchema.optional(),
  /** Ids and links of its record in other systems, matched on CRM pages. */
  recordIds: z.array(z.string().min(1).max(300)).max(20).optional(),
});
export type Customer = z.infer<typeof customerSchema>;
