/** Every released schema of the database, oldest first. A step is never edited after its release. */
import type { Dexie } from 'dexie';
import type { ActionDecision } from '../model/action-decision.ts';
import type { Chunk } from './db.ts';
import { splitChunk } from './split-chunk.ts';

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
  // 2: decisions are sent. Those that were made before wait to be sent like new ones.
  database
    .version(2)
    .stores({ decisionOutbox: 'id, state', shown: '[customerId+ruleId]' })
    .upgrade(async (transaction) => {
      const decisions: ActionDecision[] = await transaction.table('decisions').toArray();
      await transaction
        .table('decisionOutbox')
        .bulkPut(decisions.map((decision) => ({ id: decision.id, state: 'waiting', decision })));
    });
  // 3: what a copy adds up to is checked after every change, and a chunk holds fewer rows. A copy of before is divided, so that
  // it can be read, and is fetched anew at the next contact.
  database
    .version(3)
    .stores({ marks: '[generation+upTo]' })
    .upgrade(async (transaction) => {
      const chunks = transaction.table('chunks');
      const keys = (await chunks.toCollection().primaryKeys()) as [number, number][];
      // Backwards, because the parts of a shard take the places of later ones.
      for (const key of keys.reverse()) {
        const { generation, index, bytes, offsets } = (await chunks.get(key)) as Chunk;
        await chunks.delete(key);
        await chunks.bulkPut(splitChunk({ generation, shard: index, bytes, offsets }));
      }
    });
}
