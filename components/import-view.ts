/** What the import page shows and what it gives back: values in, callbacks out. */
import type { Language, Tier } from '../lib/model/customer.ts';

export type ImportFieldName =
  | 'customerId'
  | 'name'
  | 'alias'
  | 'website'
  | 'contactName'
  | 'contactFirstName'
  | 'contactLastName'
  | 'contactRole'
  | 'contactEmail'
  | 'contactPhone'
  | 'owner'
  | 'tier'
  | 'relationshipType'
  | 'since'
  | 'recordLink';

/** Why nothing of a file can be used. */
export type ImportFileProblem =
  | 'empty'
  | 'too-large'
  | 'not-a-table'
  | 'open-quote'
  | 'old-or-encrypted'
  | 'damaged'
  | 'bomb'
  | 'too-many-rows'
  | 'too-many-columns'
  /** The browser could not read it, or something else went wrong. */
  | 'failed';

export type ImportRowProblem =
  | 'missing-id'
  | 'missing-name'
  | 'damaged-id'
  | 'lost-zeros'
  | 'ragged'
  | 'damaged-text'
  | 'too-long'
  | 'contradiction'
  | 'bad-email'
  | 'unknown-tier'
  | 'unknown-type'
  | 'bad-date'
  | 'bad-website'
  | 'too-many'
  | 'repeated';

export interface ImportColumnView {
  /** Position in the file, from 0. */
  readonly index: number;
  readonly header: string;
  /** Absent: the column is not used. */
  readonly field?: ImportFieldName;
  readonly sample?: string;
}

export interface ImportProblemView {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly kind: ImportRowProblem;
  readonly field?: ImportFieldName;
  readonly value?: string;
  readonly otherRow?: number;
  /** Nothing of the row is taken. */
  readonly isRefused: boolean;
}

export interface ImportPreviewRow {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly domains: readonly string[];
  readonly contacts: readonly string[];
  readonly owner: string;
}

/** How a text file is read; absent for spreadsheets. */
export interface ImportReading {
  readonly format: 'csv' | 'xlsx' | 'ndjson';
  readonly encoding?: string;
  readonly encodings: readonly string[];
  readonly delimiter?: string;
  readonly delimiters: readonly string[];
  readonly sheet?: string;
  readonly sheets: readonly string[];
}

export interface CheckedImport {
  readonly kind: 'checked';
  readonly fileName: string;
  /** The program that wrote it, by its own name; absent when it is not known. */
  readonly crm?: string;
  readonly reading: ImportReading;
  readonly columns: readonly ImportColumnView[];
  /** No column is the customer's name: nothing can be taken. */
  readonly lacksName: boolean;
  readonly rowCount: number;
  readonly customerCount: number;
  readonly contactCount: number;
  readonly refusedCount: number;
  /** The first problems; refused rows first. */
  readonly problems: readonly ImportProblemView[];
  readonly problemCount: number;
  /** The first customers. */
  readonly preview: readonly ImportPreviewRow[];
  readonly owners: readonly string[];
  /** The owner that is the person here; empty: all customers are his. */
  readonly me: string;
  readonly ownDomains: string;
  /** Being read again after a correction. */
  readonly isBusy: boolean;
}

export type ImportDraft =
  | { readonly kind: 'empty' }
  /** `share` of the work, 0 to 1. */
  | { readonly kind: 'reading'; readonly fileName: string; readonly share: number }
  | { readonly kind: 'unreadable'; readonly fileName: string; readonly problem: ImportFileProblem; readonly row?: number }
  | CheckedImport
  | { readonly kind: 'importing'; readonly fileName: string; readonly customerCount: number; readonly share: number }
  | { readonly kind: 'imported'; readonly fileName: string; readonly customerCount: number; readonly refusedCount: number }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly fileName: string; readonly detail: string };

export interface ImportView {
  readonly now: string;
  readonly timeZone: string;
  readonly language: Language;
  /** Customers that are there now and would be replaced. Absent: none, or not known yet. */
  readonly present?: { readonly count: number; readonly from: 'file' | 'backend' };
  readonly draft: ImportDraft;
}

export interface ImportCallbacks {
  readonly chooseFile: (file: File) => void;
  readonly readAs: (choice: { readonly encoding?: string; readonly delimiter?: string; readonly sheet?: string }) => void;
  /** `undefined`: the column is not used. */
  readonly mapColumn: (index: number, field: ImportFieldName | undefined) => void;
  readonly setMe: (owner: string) => void;
  readonly setOwnDomains: (text: string) => void;
  /** Saves the refused rows with what is wrong with them. */
  readonly saveRefused: () => void;
  readonly importCustomers: () => void;
  /** While a file is read or stored: nothing is changed, and what was there before comes back. */
  readonly cancel: () => void;
  readonly startAgain: () => void;
}
