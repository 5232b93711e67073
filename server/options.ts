/** Command line and environment -> options of the server. */
import { parseArgs } from 'node:util';
import type { DatabasePlace } from './database.ts';

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly place: DatabasePlace;
  /** Seed the sample company when the database is empty. */
  readonly isSample: boolean;
  /** Begin a new history first: the data was put back from a backup. */
  readonly isNewEpoch: boolean;
  /** Requests come from a proxy, which says in X-Forwarded-For from whom. */
  readonly isBehindProxy: boolean;
}

/** A command line that cannot be followed; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `node server/main.ts [--port 8377] [--host 127.0.0.1] [--data .shuke/data] [--sample] [--new-epoch] [--behind-proxy]
DATABASE_URL=postgresql://… uses PostgreSQL instead of the data directory.`;

/** @throws UsageError */
export function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): ServerOptions {
  let values: { port: string; host: string; data: string; sample: boolean; 'new-epoch': boolean; 'behind-proxy': boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8377' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: '.shuke/data' },
        sample: { type: 'boolean', default: false },
        'new-epoch': { type: 'boolean', default: false },
        'behind-proxy': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port is a number from 0 to 65535, not ${values.port}.`);
  const url = environment.DATABASE_URL;
  return {
    port,
    host: values.host,
    place: url ? { url } : { directory: values.data },
    isSample: values.sample,
    isNewEpoch: values['new-epoch'],
    isBehindProxy: values['behind-proxy'],
  };
}
