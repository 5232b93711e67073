/** What a client sent under an id -> a hash by which the same is known again. */
import { createHash } from 'node:crypto';

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

/** The order of keys makes no other content, and neither does who sends it. */
export function hashContent(sent: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(sent)))
    .digest('hex');
}
