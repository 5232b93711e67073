/** What the options page shows and what it gives back: values in, callbacks out. */
import type { Language } from '../lib/model/customer.ts';
import type { Role } from '../lib/model/export.ts';
import type { ConnectError, SignInOffer } from './connect-view.ts';

/** The whole options page at one moment. */
export interface OptionsView {
  /** Current instant, at least once a minute. */
  readonly now: string;
  readonly timeZone: string;
  readonly connection: OptionsConnection;
  /** Customers from a file or a folder, and what was logged about them. Absent while it is read. */
  readonly local?: LocalCustomers;
  /** Sites that the browser lets us read. */
  readonly sites: SitesView;
  /** `auto` follows the browser. */
  readonly language: 'auto' | Language;
  /** Whether a logged e-mail keeps its subject line. */
  readonly keepsSubjects: boolean;
  /** Whether what the rep teaches is proposed to the manager. Absent where there is no backend to send it to. */
  readonly sharesLessons?: boolean;
  /** What lies on this disk. Absent while it is counted. */
  readonly stored?: StoredData;
  /** What the rep taught about names and addresses, newest first. Absent while it is read. */
  readonly taught?: readonly TaughtFact[];
  /** When each site was given or taken, newest first. Absent while it is read. */
  readonly diary?: readonly DiaryLine[];
  /** Every request that this browser made. Absent while it is read. */
  readonly ledger?: LedgerView;
  /** For the rep's eyes only. Absent while it is read. */
  readonly scorecard?: Scorecard;
  /** Everything is being deleted, or has just been. */
  readonly wiping?: 'running' | 'done' | 'failed';
  /** Technical facts without customer data, for a support request. */
  readonly diagnostics: readonly DiagnosticLine[];
}

export type OptionsConnection =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none'; readonly address?: string; readonly offer?: SignInOffer; readonly error?: ConnectError }
  | { readonly kind: 'connecting'; readonly address: string; readonly offer?: SignInOffer; readonly isSigningIn?: boolean }
  | {
      readonly kind: 'connected';
      readonly address: string;
      readonly name: string;
      readonly role: Role;
      readonly companyName: string;
      readonly syncedAt?: string;
      /** The backend refused the token: a new one is asked for, or a new sign-in. */
      readonly isTokenRefused?: boolean;
      readonly offer?: SignInOffer;
      readonly error?: ConnectError;
    }
  /** Sample customers, no backend. */
  | { readonly kind: 'sample' };

export type SitesView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  /** Hosts or match patterns as the browser names them, in alphabetical order. */
  | {
      readonly kind: 'loaded';
      readonly sites: readonly GrantedSite[];
      /** Hosts that the company's policy names and that are not allowed yet. Absent: none. */
      readonly named?: readonly string[];
    };

export interface GrantedSite {
  /** Given back to `removeSite`. */
  readonly pattern: string;
  readonly host: string;
  /** Set by the company's policy: cannot be removed here. */
  readonly isManaged?: boolean;
  /** Absent when it was given before the diary began. */
  readonly grantedAt?: string;
  readonly grantedBy?: 'me' | 'company';
  /** How often its pages were read. */
  readonly useCount?: number;
  /** Whether customers are marked in its pages. */
  readonly hasMarks?: boolean;
  readonly lastUsedAt?: string;
}

export interface LocalCustomers {
  /** The file that the customers come from; absent when they come from an address. */
  readonly file?: { readonly name: string; readonly importedAt: string };
  /** No backend takes what is logged: it stays in this browser. */
  readonly isOnlyHere: boolean;
  /** Touchpoints that this browser keeps. */
  readonly keptCount: number;
}

export interface StoredData {
  readonly customerCount: number;
  readonly touchpointCount: number;
  readonly unsentCount: number;
  readonly lessonCount?: number;
  /** Requests that are written down in the ledger. */
  readonly requestCount?: number;
  /** Absent when the browser does not tell. */
  readonly bytes?: number;
  /** The cache may be shown until then without contact to the backend. */
  readonly leaseEndsAt?: string;
}

/** A lesson as it is shown. */
export interface TaughtFact {
  /** Given back to `forgetLesson`. */
  readonly key: string;
  /** The name or address it is about. */
  readonly surface: string;
  readonly kind: 'choice' | 'link' | 'block' | 'rejection';
  /** Names of the customers it is about; none for `block`. */
  readonly customers: readonly string[];
  /** Whether the manager has been told, or will be; absent when it stays in this browser. */
  readonly proposal?: 'waiting' | 'sent';
}

export interface DiaryLine {
  readonly at: string;
  readonly host: string;
  readonly kind: 'granted' | 'revoked';
  readonly by: 'me' | 'company';
}

export type RequestPurpose = 'customers' | 'changes' | 'touchpoints' | 'decisions' | 'aliases' | 'management' | 'other';

/** What left this browser, and when; never what it said. */
export interface LedgerView {
  /** The oldest request that is still written down. Absent: there was none. */
  readonly since?: string;
  /** Where everything went. */
  readonly origins: readonly string[];
  /** The largest first. */
  readonly sums: readonly {
    readonly purpose: RequestPurpose;
    readonly count: number;
    readonly sentBytes: number;
    readonly lastAt: string;
  }[];
  /** The newest ones, newest first. */
  readonly lines: readonly LedgerLine[];
}

export interface LedgerLine {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly purpose: RequestPurpose;
  readonly sentBytes: number;
  /** Absent when nothing answered. */
  readonly status?: number;
}

export interface Scorecard {
  /** How far back it looks. */
  readonly days: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly logs: number;
  readonly undone: number;
  /** Clicks and keys from card to log. Absent when none was counted. */
  readonly medianClicks?: number;
}

export interface DiagnosticLine {
  readonly name: string;
  readonly value: string;
}

/** Everything a person can do here. What is absent is not offered. */
export interface OptionsCallbacks {
  readonly connect?: (address: string, accessToken: string) => void;
  /** An address was entered: does one sign in there? */
  readonly findSignIn?: (address: string) => void;
  readonly signIn?: (address: string) => void;
  /** Opens the import page. */
  readonly importFile?: () => void;
  /** Saves what was logged in this browser as a file. */
  readonly saveTouchpoints?: (format: 'csv' | 'ndjson') => void;
  /** Asked for after a confirmation; wipes the cache once the outbox is safe. */
  readonly signOut?: () => void;
  readonly removeSite?: (pattern: string) => void;
  /** Asks the browser for all sites that the company names, in one question. */
  readonly allowNamed?: () => void;
  /** Marks customers in the pages of this site, or no more. */
  readonly setMarks?: (pattern: string, isOn: boolean) => void;
  readonly setLanguage: (language: 'auto' | Language) => void;
  readonly setKeepsSubjects: (keeps: boolean) => void;
  readonly forgetLesson?: (key: string) => void;
  readonly setSharesLessons?: (shares: boolean) => void;
  readonly copyDiagnostics?: () => void;
  /** Saves every request of the ledger as a file. */
  readonly saveLedger?: () => void;
  /** Puts this text on the clipboard; only a click of the rep takes his figures anywhere. */
  readonly copyScorecard?: (text: string) => void;
  /** Saves touchpoints that are not sent yet as a file. */
  readonly saveUnsent?: () => void;
  /** Asked for after a confirmation: everything on this disk goes, sent or not. */
  readonly wipe?: () => void;
  readonly openConsole?: () => void;
}
