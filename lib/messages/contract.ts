/** Every message between contexts, by direction. Events are in the past tense, requests in the imperative. */
import { z } from 'zod';
import { type ActionDecision, actionDecisionSchema } from '../model/action-decision.ts';
import { idSchema, instantSchema, languageSchema, type Tier } from '../model/customer.ts';
import { customerProposalSchema } from '../model/customer-proposal.ts';
import type { Insight } from '../model/insight.ts';
import { lessonSchema } from '../model/lesson.ts';
import type { NextAction, Suggestion } from '../model/next-action.ts';
import { pageReadingSchema } from '../model/page.ts';
import type { Wording } from '../model/playbook.ts';
import { type Aspect, carriedOutSchema, channelSchema, newsSchema, newTouchpointSchema } from '../model/touchpoint.ts';
import { type LogRowsAnswer, rowsAtOnce } from './log-rows.ts';
import { maxLockKeyLength } from './page-state.ts';

/** From a content script, which gets no answer to anything: a page must not learn who is a customer. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  /** The visible text changed; at most once per 500 ms and frame. */
  z.strictObject({
    type: z.literal('pageRead'),
    reading: pageReadingSchema,
    /** Milliseconds since 1970 with fractions, for measuring; believed for nothing else. */
    sentAtMs: z.number(),
  }),
  /** The frame is going away: nothing of it may be shown any more. */
  z.strictObject({ type: z.literal('pageLeft') }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** What the button was painted for; the background refuses when the page has moved on. */
export const logRequestSchema = z.strictObject({
  /** Made when the button is pressed; unique for ever. */
  touchpointId: z.uuid(),
  customerId: idSchema,
  channel: channelSchema,
  /** The page the card was made from. Absent for a touchpoint without a page. */
  page: z.strictObject({ tabId: z.number().int(), lockKey: z.string().max(maxLockKeyLength) }).optional(),
  /** Whom the rep named; absent: whom the page names. */
  contactId: idSchema.optional(),
  carriedOut: carriedOutSchema.optional(),
  /** Kind of news; with the channel `note` only. */
  news: newsSchema.optional(),
  /** The touchpoint whose complaint, promise or bad episode is settled with this one. */
  settles: z.uuid().optional(),
  /** Clicks and keys since the card was shown, this one included, for the rep's own scorecard. */
  clicks: z.number().int().min(1).max(1000).optional(),
});
export type LogRequest = z.infer<typeof logRequestSchema>;

/** What the button over a list was painted for. */
export const logRowsSchema = z.strictObject({
  page: z.strictObject({ tabId: z.number().int(), lockKey: z.string().max(maxLockKeyLength) }),
  entries: z
    .array(z.strictObject({ touchpointId: z.uuid(), customerId: idSchema, identity: z.string().min(1).max(1000) }))
    .min(1)
    .max(rowsAtOnce),
});

/** Of a backend or a folder, without a trailing slash. */
const addressSchema = z.url({ protocol: /^https?$/ }).max(500);

/** From the panel, the console and the options page: our own pages. */
export const requestSchemas = {
  /** One click on the log button. */
  logTouchpoint: logRequestSchema,
  /** Within ten seconds of a log. */
  undoTouchpoint: z.strictObject({ touchpointId: z.uuid() }),
  /** One click for several messages of a list. */
  logRows: logRowsSchema,
  /** A list is shown: who is on it, what is due there, and which messages are logged. */
  readList: z.strictObject({ tabId: z.number().int() }),
  /**
   * A touchpoint of one's own was edited, taken back (`isDeleted`) or brought back. Its `revision` is that of the state
   * that was on screen.
   */
  editTouchpoint: z.strictObject({ touchpoint: newTouchpointSchema }),
  /** Something that the backend refused is sent once more, or given up. */
  settleRefused: z.strictObject({ id: z.uuid(), decision: z.enum(['retry', 'discard']) }),
  /** Read all frames of this tab again. */
  readPageAgain: z.strictObject({ tabId: z.number().int() }),
  /** A copy of the page without a readable word of it, for a report that the rep sends by hand. */
  copyPage: z.strictObject({ tabId: z.number().int() }),
  /** The rep said who is meant by a name or address, or who is not; remembered until revoked. */
  teach: z.strictObject({ lesson: lessonSchema }),
  /** The rep asks the manager for a new customer, on his own click: name and, where there is one, the sender's address. */
  proposeCustomer: customerProposalSchema,
  /** The rep takes back what was taught. */
  forgetLesson: z.strictObject({ key: z.string().min(1).max(500) }),
  /** A person asked for fresh data. */
  syncNow: z.strictObject({}),
  /** Try this backend, or without a token this folder; on success it becomes the configured one. Ask for the first sync then. */
  connect: z.strictObject({ baseUrl: addressSchema, token: z.string().trim().max(4000) }),
  /** An address was entered: does one sign in there? */
  findSignIn: z.strictObject({ baseUrl: addressSchema }),
  /** The button "Sign in with …": opens the provider's page and connects. Ask for the first sync then. */
  signIn: z.strictObject({ baseUrl: addressSchema }),
  /** One of our pages needs another access token; it finds it in session storage. `refused`: the one that was not accepted. */
  renewAccess: z.strictObject({ refused: z.string().max(8192).optional() }),
  /** The import page has swapped in the customers of this file: they take the place of any connection. */
  useFile: z.strictObject({ name: z.string().min(1).max(200), importedAt: instantSchema }),
  /** Wipes the cache and forgets the token, after the outbox has been sent. */
  signOut: z.strictObject({ evenUnsent: z.boolean() }),
  /** Rep's settings that the background acts on. */
  changeSettings: z.strictObject({
    keepsSubjects: z.boolean().optional(),
    sharesLessons: z.boolean().optional(),
    language: z.union([z.literal('auto'), languageSchema]).optional(),
  }),
  /** The rep took, postponed or refused a suggested action, or told what came of it; or it stood on the card. */
  decideAction: z.strictObject({ decision: actionDecisionSchema }),
  /** A card is shown: what the playbook and the figures say of its customer. */
  evaluateCustomer: z.strictObject({ customerId: idSchema }),
  /** Mark customers in the pages of this site, or no more. */
  markSite: z.strictObject({ pattern: z.string().min(1).max(300), isOn: z.boolean() }),
  /** Forget everything that this browser holds, sent or not. */
  wipe: z.strictObject({}),
  /** The list's moves were read; do not show them again. */
  confirmListMove: z.strictObject({ listVersion: z.number().int() }),
} as const;

export type RequestType = keyof typeof requestSchemas;
export type Request<T extends RequestType> = z.infer<(typeof requestSchemas)[T]>;

/** How a log went. */
export type LogAnswer =
  | {
      readonly kind: 'saved';
      readonly touchpointId: string;
      readonly happenedAt: string;
      readonly direction: 'inbound' | 'outbound' | 'mutual';
      readonly contactId?: string;
      readonly aspect: Aspect;
      /** Until then it can be undone, in milliseconds. */
      readonly undoUntilMs: number;
    }
  /** This very message is logged already. */
  | { readonly kind: 'already-logged'; readonly staffId: string; readonly loggedAt: string }
  /** The page shows something else than the button was painted for: nothing was logged. */
  | { readonly kind: 'page-moved-on' }
  | { readonly kind: 'not-saved'; readonly reason: 'disk-full' | 'failed' };

/** A message of a list that can be told from all others. */
export interface ListedRow {
  readonly identity: string;
  readonly loggedBefore?: { readonly staffId: string; readonly loggedAt: string };
}

/** A customer of ours in a list. */
export interface ListCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  /** Staff id. */
  readonly ownerId: string;
  /** Absent: nothing to do for now. */
  readonly action?: NextAction;
  /** Instant of the last touchpoint; absent when there was none. */
  readonly lastTouchpointAt?: string;
  /** Its messages in the list; empty in a list of records. */
  readonly rows: readonly ListedRow[];
}

export interface ListReading {
  readonly tabId: number;
  /** Of the page that was read. */
  readonly lockKey: string;
  /** Most pressing first. */
  readonly customers: readonly ListCustomer[];
  /** Messages that name several customers, so that nobody can tell whose they are. */
  readonly unclearCount: number;
}

/** Whether the backend has it. `unsupported`: it knows no proposals, or there is no backend. */
export type ProposeAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'not-sent'; readonly reason: 'offline' | 'unsupported' | 'failed' };

/** How an edit went. */
export type EditAnswer =
  | { readonly kind: 'saved' }
  /** `not-yours`: a colleague logged it. `gone`: the customer is not in the cache any more. */
  | { readonly kind: 'not-saved'; readonly reason: 'not-yours' | 'gone' | 'disk-full' | 'failed' };

/** How a connection went; `detail` is the technical sentence. */
export type ConnectAnswer =
  | { readonly kind: 'connected' }
  | {
      readonly kind: 'failed';
      readonly reason:
        | 'unreachable'
        | 'token-refused'
        | 'not-shuke'
        | 'other-format'
        | 'failed'
        // Only where one signs in: the window was closed; the provider does not answer; it or the backend refuses; nobody of the staff.
        | 'sign-in-closed'
        | 'provider-unreachable'
        | 'sign-in-refused'
        | 'person-unknown';
      readonly detail: string;
    };

/** What the playbook and the figures say of a customer now. */
export interface CustomerEvaluation {
  readonly customerId: string;
  readonly suggestion: Suggestion;
  readonly insight: Insight;
  /** An action whose window has passed and whose outcome nobody has told. */
  readonly followUp?: { readonly taken: Extract<ActionDecision, { readonly kind: 'taken' }>; readonly question: Wording };
}

export interface Answers {
  logTouchpoint: LogAnswer;
  undoTouchpoint: { readonly isUndone: boolean };
  logRows: LogRowsAnswer;
  readList: ListReading | null;
  editTouchpoint: EditAnswer;
  settleRefused: null;
  readPageAgain: null;
  copyPage: { readonly html: string };
  teach: null;
  proposeCustomer: ProposeAnswer;
  forgetLesson: null;
  syncNow: null;
  connect: ConnectAnswer;
  /** What the provider is called; absent: there are tokens only, or nobody answers there. */
  findSignIn: { readonly provider?: string };
  signIn: ConnectAnswer;
  /** `away`: nobody could be asked; that is no sign-out. */
  renewAccess: { readonly kind: 'renewed' | 'away' | 'signed-out' };
  useFile: null;
  signOut: { readonly kind: 'signed-out' } | { readonly kind: 'unsent'; readonly count: number };
  changeSettings: null;
  decideAction: null;
  evaluateCustomer: CustomerEvaluation | null;
  confirmListMove: null;
  markSite: null;
  wipe: null;
}
