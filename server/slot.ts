/** Customer id -> its place among the shards: 16 bits, of which the upper ones choose the bucket. */
import { hashRow } from '../lib/model/rows-hash.ts';

/** 0 to 65535; never changes for an id, since stored rows and shards rest on it. */
export function slotOf(customerId: string): number {
  return hashRow(customerId, 0).low & 0xffff;
}
