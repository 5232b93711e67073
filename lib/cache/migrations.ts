/** Every released schema of the database, oldest first. A step is never edited after its release. */
import type { Dexie } from 'dexie';

/** Adds all versions to a database that is not open yet. */
export function applyMigrations(database: Dexie): void {
  // 1: first schema. Only keys and what is searched by are named here: every name becomes an index.
  database.version(1).stores({
    generations: '++id',
    chunks: '[generation+index]',
    changed: '[generation+customerId]',
    indexes: '[generation+kind]',
    touchpoints: 'id, customerId, fingerprint, state',
    outbox: 'touchpointId, sendAfterMs',
    decisions: 'id, customerId',
    taught: 'key',
    state: 'key',
  });
}
