/** What is wrong at one place of a playbook, in a form that every language can tell. */
import type { Tier } from './customer.ts';

export type PlaybookFault =
  | { readonly code: 'unknown-rule' }
  | { readonly code: 'unknown-threshold' }
  /** A number that the limit does not allow. */
  | { readonly code: 'outside'; readonly value: number; readonly min: number; readonly max: number }
  /** A title or message without a word. */
  | { readonly code: 'empty-sentence' }
  /** A placeholder that the rule does not fill; `known` are those that it does. */
  | { readonly code: 'unknown-figure'; readonly name: string; readonly known: readonly string[] }
  /** A higher tier would wait longer than this lower one. Days between contacts; null: none. */
  | { readonly code: 'cadence-order'; readonly days: number | null; readonly lowerTier: Tier; readonly lowerDays: number }
  | { readonly code: 'missing' }
  | { readonly code: 'unknown-field' }
  | { readonly code: 'wrong-kind'; readonly expected: 'number' | 'whole-number' | 'text' | 'switch' | 'group' }
  | { readonly code: 'too-small'; readonly min: number }
  | { readonly code: 'too-big'; readonly max: number }
  | { readonly code: 'file-too-large'; readonly maxBytes: number }
  /** `detail`: what the parser said, in English. */
  | { readonly code: 'not-json'; readonly detail: string }
  /** Anything else, in the technical English of whoever found it. */
  | { readonly code: 'other'; readonly detail: string };
