/** ETags: read from requests, made for answers. */
import type { Context } from 'hono';
import type { Environment } from './authenticate.ts';
import { Refusal } from './refusal.ts';

/** The opaque tag of `If-None-Match`; weak or strong, since proxies weaken what they compress. */
export function knownTag(c: Context<Environment>): string | undefined {
  return /^\s*(?:W\/)?"([^"]*)"\s*$/.exec(c.req.header('if-none-match') ?? '')?.[1];
}

/**
 * The version of `If-Match`, which a change must be based on.
 * @throws Refusal when it is missing or no version
 */
export function requiredBase(c: Context<Environment>): number {
  const header = c.req.header('if-match');
  const base = /^\s*"(\d{1,9})"\s*$/.exec(header ?? '')?.[1];
  if (base === undefined)
    throw new Refusal('invalid', 'Say in If-Match which version this change was made from, in quotes, as the ETag gave it.', {
      field: 'If-Match',
    });
  return Number(base);
}
