/** What the options page shows and what it gives back: values in, callbacks out. */
import type { Language } from '../lib/model/customer.ts';
import type { Role } from '../lib/model/export.ts';
import type { ConnectError } from './sidebar-view.ts';

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
  /** Technical facts without customer data, for a support request. */
  readonly diagnostics: readonly DiagnosticLine[];
}

export type OptionsConnection =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none'; readonly address?: string; readonly error?: ConnectError }
  | { readonly kind: 'connecting'; readonly address: string }
  | {
      readonly kind: 'connected';
      readonly address: string;
      readonly name: string;
      readonly role: Role;
      readonly companyName: string;
      readonly syncedAt?: string;
      /** The backend refused the token: a new one is asked for. */
      readonly isTokenRefused?: boolean;
      readonly error?: ConnectError;
    }
  /** Sample customers, no backend. */
  | { readonly kind: 'sample' };

export type SitesView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  /** Hosts or match patterns as the browser names them, in alphabetical order. */
  | { readonly kind: 'loaded'; readonly sites: readonly GrantedSite[] };

export interface GrantedSite {
  /** Given back to `removeSite`. */
  readonly pattern: string;
  readonly host: string;
  /** Set by the company's policy: cannot be removed here. */
  readonly isManaged?: boolean;
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

export interface DiagnosticLine {
  readonly name: string;
  readonly value: string;
}

/** Everything a person can do here. What is absent is not offered. */
export interface OptionsCallbacks {
  readonly connect?: (address: string, accessToken: string) => void;
  /** Opens the import page. */
  readonly importFile?: () => void;
  /** Saves what was logged in this browser as a file. */
  readonly saveTouchpoints?: (format: 'csv' | 'ndjson') => void;
  /** Asked for after a confirmation; wipes the cache once the outbox is safe. */
  readonly signOut?: () => void;
  readonly removeSite?: (pattern: string) => void;
  readonly setLanguage: (language: 'auto' | Language) => void;
  readonly setKeepsSubjects: (keeps: boolean) => void;
  readonly forgetLesson?: (key: string) => void;
  readonly setSharesLessons?: (shares: boolean) => void;
  readonly copyDiagnostics?: () => void;
  readonly openConsole?: () => void;
}
