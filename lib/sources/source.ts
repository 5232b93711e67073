/** What every source of customers can do; one suite runs over all of them. */
import type { DecisionAnswer, DecisionBatch } from '../model/decision-exchange.ts';
import type { ChangePage, Manifest, Shard, TouchpointAnswer, TouchpointBatch } from '../model/export.ts';
import type { Result } from '../platform/result.ts';

/** Changes since a cursor, or the news that there are none. */
export type ChangesAnswer =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'page'; readonly page: ChangePage; readonly etag?: string };

export interface Source {
  /** It takes nothing: what the rep logs stays in this browser. */
  readonly isReadOnly?: boolean;
  /** The snapshot's table of contents. */
  fetchManifest(): Promise<Result<Manifest>>;
  /** The gzip bytes of a shard, verified against its hash. */
  fetchShard(shard: Shard): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Changes after `since`; fails with `gone` when this history has ended. `etag` of the last answer spares an unchanged one. */
  fetchChanges(epoch: string, since: number, etag?: string): Promise<Result<ChangesAnswer>>;
  /** One answer a touchpoint; only an answer counts as stored. */
  sendTouchpoints(batch: TouchpointBatch): Promise<Result<TouchpointAnswer>>;
  /** One answer a decision; only an answer counts as stored. */
  sendDecisions(batch: DecisionBatch): Promise<Result<DecisionAnswer>>;
}
