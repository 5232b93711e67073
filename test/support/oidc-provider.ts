/** A real OpenID Connect provider in this process: anybody may sign in with any password, by the address that he types. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type AccountClaims, Provider } from 'oidc-provider';
import type { SignInOptions } from '../../server/sign-in/sign-in-options.ts';

export interface TestProvider {
  readonly issuer: string;
  /** With which a backend lets people in by it. */
  readonly signIn: SignInOptions;
  /** A token that the provider's own key has signed, as of an ID token unless changed. */
  sign(changes?: JWTPayload, key?: 'own' | 'foreign'): Promise<string>;
  /** How often each path was asked. */
  readonly asked: ReadonlyMap<string, number>;
  /** Answers nothing but 503 from now on, or again as before. */
  setAway(isAway: boolean): void;
  /** Called before a token request is answered; what it throws away is the answer. */
  onToken: ((answer: ServerResponse) => void) | undefined;
  /** Forgets every token it has given out. */
  endGrants(): Promise<void>;
  close(): Promise<void>;
}

export interface TestProviderOptions {
  readonly redirectUris: readonly string[];
  /** Lifetime of an ID token and access token in seconds. */
  readonly lifetimeSeconds?: number;
  /** What is claimed of whoever signs in; as a rule the verified address that he has typed. */
  readonly claims?: (typed: string) => AccountClaims;
  /** Then the provider wants it at every request for tokens. */
  readonly clientSecret?: string;
}

const clientId = 'shuke-test';

/** Starts it on a port of its own. The caller closes it. */
export async function startOidcProvider({
  redirectUris,
  lifetimeSeconds = 3600,
  claims = (typed) => ({ sub: typed, email: typed, email_verified: true }),
  clientSecret,
}: TestProviderOptions): Promise<TestProvider> {
  const asked = new Map<string, number>();
  let isAway = false;
  let answerAll: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    if (isAway) {
      response.writeHead(503).end();
      return;
    }
    if (path === '/token') test.onToken?.(response);
    answerAll?.(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [own, foreign] = await Promise.all([1, 2].map(() => generateKeyPair('RS256', { extractable: true })));
  if (!own || !foreign) throw new Error('two keys were asked for');
  const grants = new Set<string>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        ...(clientSecret === undefined ? { token_endpoint_auth_method: 'none' } : { client_secret: clientSecret }),
        // A native one would ask for consent each time.
        application_type: 'web',
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['of no secrecy'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // As the providers of companies do: the address is in the ID token too.
    conformIdTokenClaims: false,
    findAccount: (_context, typed) => ({ accountId: typed, claims: () => claims(typed) }),
    ttl: {
      IdToken: lifetimeSeconds,
      AccessToken: lifetimeSeconds,
      RefreshToken: 86_400,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 3600,
    },
    issueRefreshToken: async () => true,
    expiresWithSession: async () => false,
    renderError: (context, out) => {
      context.body = JSON.stringify(out);
    },
    features: { revocation: { enabled: true } },
    // The company has consented for its people.
    async loadExistingGrant({ oidc }) {
      if (oidc.session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email offline_access');
      grants.add(await grant.save());
      return grant;
    },
  });
  provider.on('server_error', (_context, error) => console.error(error));
  answerAll = provider.callback();
  const test: TestProvider = {
    issuer,
    signIn: {
      issuer,
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret }),
      claim: 'email',
      scope: 'openid email',
      parameters: {},
      name: 'Hengzhun ID',
    },
    sign(changes = {}, key = 'own') {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, aud: clientId, sub: 'somebody', iat: now, exp: now + lifetimeSeconds, ...changes };
      const signer = key === 'own' ? own : foreign;
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(signer.privateKey);
    },
    asked,
    setAway(away) {
      isAway = away;
    },
    onToken: undefined,
    async endGrants() {
      for (const id of grants) {
        await provider.RefreshToken.revokeByGrantId(id);
        await (await provider.Grant.find(id))?.destroy();
      }
      grants.clear();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return test;
}

/**
 * Signs in on the provider's own pages as a browser does, without a browser.
 * @param cookies - of the provider; kept, so that a second time goes without typing
 * @returns the address that the provider sends the browser back to
 */
export async function signInByForm(
  authorization: string,
  typed: string | undefined,
  cookies: Map<string, string>,
): Promise<string> {
  let address = authorization;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    form = undefined;
    const location = response.headers.get('location');
    if (location === null) {
      if (typed === undefined) throw new Error('The provider shows a page.');
      const text = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
      if (action === undefined) throw new Error(`The provider answers ${response.status} at ${address}: ${text.slice(0, 300)}`);
      address = new URL(action, address).href;
      form = new URLSearchParams({ prompt: 'login', login: typed, password: 'any' });
    } else {
      address = new URL(location, address).href;
      if (new URL(address).origin !== new URL(authorization).origin) return address;
    }
  }
  throw new Error('The provider does not come to an end.');
}
