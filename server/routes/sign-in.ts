/** How one signs in, for whoever has no token yet; and tokens from the company's provider, asked for in a browser's stead. */
import { type Context, Hono } from 'hono';
import { revocationSchema, type TokenRequest, tokenRequestSchema } from '../../lib/model/sign-in.ts';
import { refuseFor } from '../http/authenticate.ts';
import type { FindAddress } from '../http/find-address.ts';
import { limitBody, readBody } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';
import type { RequestLimits } from '../request-limits.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { hashToken } from '../tokens.ts';

const maxBytes = 20_000;

/** What nobody can have guessed of a request. */
function secretOf(wanted: TokenRequest): string {
  return wanted.grant_type === 'refresh_token' ? wanted.refresh_token : wanted.code;
}

/** @param signIn - Absent: people have tokens of ours only */
export function signInRoutes(signIn: SignIn | undefined, limits: RequestLimits, findAddress: FindAddress) {
  const mustHaveSignIn = (): SignIn => {
    if (!signIn) throw new Refusal('not-found', 'Here one signs in with an access token only.');
    return signIn;
  };
  /** Who tries made-up codes waits, as who tries made-up tokens. */
  const mustNotWait = (c: Context, secret: string): void => {
    const seconds = limits.secondsToTry(hashToken(secret), findAddress(c));
    if (seconds > 0) throw refuseFor(seconds, 'Too many unknown sign-ins came from this address');
  };
  return new Hono()
    .use(async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    })
    .get('/', async (c) => c.json(signIn ? await signIn.offer() : { kind: 'token' }))
    .post('/token', limitBody(maxBytes), async (c) => {
      const { relay } = mustHaveSignIn();
      const wanted = await readBody(c, tokenRequestSchema);
      mustNotWait(c, secretOf(wanted));
      const answer = await relay.request(wanted);
      if (answer.status !== 200) limits.noteFailure(hashToken(secretOf(wanted)), findAddress(c));
      return c.json(answer);
    })
    .post('/revoke', limitBody(maxBytes), async (c) => {
      const { relay } = mustHaveSignIn();
      const { refresh_token: token } = await readBody(c, revocationSchema);
      mustNotWait(c, token);
      await relay.revoke(token);
      return c.json({});
    });
}
