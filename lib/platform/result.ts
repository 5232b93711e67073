/** Failures that are expected travel as values, also across contexts; our own mistakes are thrown. */
import type { ApiError } from '../model/export.ts';

/**
 * What can go wrong with a backend or a cache.
 * `offline` no answer at all; `signed-out` the token is not accepted; `forbidden` not this user's; `server` it answered that it
 * cannot now; `bad-data` it answered something that is not the export format; `gone` history can no longer be continued;
 * `conflict` somebody else was first; `storage` the disk or the database refused.
 */
export type FailureKind = 'offline' | 'signed-out' | 'forbidden' | 'server' | 'bad-data' | 'gone' | 'conflict' | 'storage';

export interface Failure {
  readonly kind: FailureKind;
  /** For people, in English; screens translate by kind and show this as detail. */
  readonly sentence: string;
  /** Place of bad data: shard and row, field. */
  readonly place?: string;
  /** The kind of error that the backend itself named; absent when it was not the backend that answered. */
  readonly said?: ApiError['error']['kind'];
  /** The other side asked to wait this long. */
  readonly retryAfterMs?: number;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(kind: FailureKind, sentence: string, more: Omit<Partial<Failure>, 'kind' | 'sentence'> = {}): Result<never> {
  return { ok: false, failure: { kind, sentence, ...more } };
}
