/** A request -> the address that it came from. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Undefined where there is no connection, as in tests within one process. */
export type FindAddress = (c: Context) => string | undefined;

/** @param isBehindProxy - the connection is a proxy's, which adds to X-Forwarded-For whose it is; what stood there before is anybody's word */
export function createAddressFinder(isBehindProxy: boolean): FindAddress {
  return (c) => {
    const forwarded = isBehindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    if (forwarded) return forwarded;
    return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
  };
}
