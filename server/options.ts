/** Command line and environment -> options of the server. */
import { parseArgs } from 'node:util';
import type { DatabasePlace } from './database.ts';
import type { SignInOptions } from './sign-in/sign-in-options.ts';

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
  /** Where people sign in; absent: they have tokens of ours only. */
  readonly signIn?: SignInOptions;
}

const oidcFlags = [
  'oidc-issuer',
  'oidc-client-id',
  'oidc-name',
  'oidc-claim',
  'oidc-audience',
  'oidc-scope',
  'oidc-parameters',
] as const;
type OidcFlags = { readonly [flag in (typeof oidcFlags)[number]]?: string | undefined };

/** A command line that cannot be followed; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `node server/main.ts [--port 8377] [--host 127.0.0.1] [--data .shuke/data] [--sample] [--new-epoch] [--behind-proxy]
  [--oidc-issuer URL --oidc-client-id ID [--oidc-name NAME] [--oidc-claim email] [--oidc-audience AUDIENCE]
   [--oidc-scope "openid email offline_access"] [--oidc-parameters "a=b&c=d"]]
DATABASE_URL=postgresql://… uses PostgreSQL instead of the data directory. OIDC_CLIENT_SECRET=… is for providers that want one.`;

/** What belongs to the standard's own request cannot be set besides. */
const ownParameters = /^(client_id|redirect_uri|response_type|response_mode|scope|state|nonce|code_challenge.*|request.*)$/;

function readIssuer(issuer: string): string {
  const address = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const isHere = address !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname);
  if (address?.protocol === 'https:' || (address?.protocol === 'http:' && isHere)) return issuer;
  throw new UsageError(`--oidc-issuer is an address that begins with https://, not ${issuer}.`);
}

/** Undefined when people have tokens of ours only. */
function readSignIn(flags: OidcFlags, clientSecret: string | undefined): SignInOptions | undefined {
  const { 'oidc-issuer': issuer, 'oidc-client-id': clientId, 'oidc-audience': audience } = flags;
  if (issuer === undefined || clientId === undefined) {
    if (oidcFlags.every((flag) => flags[flag] === undefined)) return undefined;
    throw new UsageError('--oidc-issuer and --oidc-client-id belong together, and the other --oidc options to them.');
  }
  const parameters = Object.fromEntries(new URLSearchParams(flags['oidc-parameters'] ?? ''));
  const own = Object.keys(parameters).find((name) => ownParameters.test(name));
  if (own !== undefined) throw new UsageError(`--oidc-parameters cannot set ${own}.`);
  return {
    issuer: readIssuer(issuer),
    clientId,
    ...(clientSecret ? { clientSecret } : {}),
    ...(audience === undefined ? {} : { audience }),
    claim: flags['oidc-claim'] ?? 'email',
    scope: flags['oidc-scope'] ?? 'openid email offline_access',
    parameters,
    name: flags['oidc-name'] ?? new URL(issuer).hostname,
  };
}

/** @throws UsageError */
export function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): ServerOptions {
  let values: {
    port: string;
    host: string;
    data: string;
    sample: boolean;
    'new-epoch': boolean;
    'behind-proxy': boolean;
  } & OidcFlags;
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
        'oidc-issuer': { type: 'string' },
        'oidc-client-id': { type: 'string' },
        'oidc-name': { type: 'string' },
        'oidc-claim': { type: 'string' },
        'oidc-audience': { type: 'string' },
        'oidc-scope': { type: 'string' },
        'oidc-parameters': { type: 'string' },
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port is a number from 0 to 65535, not ${values.port}.`);
  const url = environment.DATABASE_URL;
  const signIn = readSignIn(values, environment.OIDC_CLIENT_SECRET);
  return {
    port,
    host: values.host,
    place: url ? { url } : { directory: values.data },
    isSample: values.sample,
    isNewEpoch: values['new-epoch'],
    isBehindProxy: values['behind-proxy'],
    ...(signIn && { signIn }),
  };
}
