/** How one signs in at a backend: what `GET /v1/sign-in` says to whoever has no token yet. */
import { z } from 'zod';
import { instantSchema } from './customer.ts';

/** A company's OpenID Connect provider; tokens are asked for at the backend (`POST /v1/sign-in/token`). */
export const signInOfferSchema = z.strictObject({
  kind: z.literal('openid-connect'),
  /** On the button: "Sign in with …". */
  name: z.string().min(1).max(80),
  issuer: z.string().min(1).max(500),
  /** The page on which the person signs in. */
  authorizationEndpoint: z.url({ protocol: /^https?$/ }).max(1000),
  clientId: z.string().min(1).max(300),
  /** Space-separated. */
  scope: z.string().min(1).max(500),
  /** Asked besides what the standard asks. */
  parameters: z.record(z.string().max(50), z.string().max(300)),
  /** Which of the tokens opens the backend. */
  bearer: z.enum(['id-token', 'access-token']),
  /** The backend's clock: that of the browser may be wrong. */
  now: instantSchema,
});
export type SignInOffer = z.infer<typeof signInOfferSchema>;

/** Answer to `GET /v1/sign-in`. */
export const signInAnswerSchema = z.discriminatedUnion('kind', [
  /** There are only tokens that an administrator gives out. */
  z.strictObject({ kind: z.literal('token') }),
  signInOfferSchema,
]);
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

/** Body of `POST /v1/sign-in/token`. The backend adds whose request it is. */
export const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.strictObject({
    grant_type: z.literal('authorization_code'),
    code: z.string().min(1).max(4096),
    redirect_uri: z.url({ protocol: /^https$/ }).max(300),
    code_verifier: z.string().min(43).max(128),
  }),
  z.strictObject({ grant_type: z.literal('refresh_token'), refresh_token: z.string().min(1).max(8192) }),
]);
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** Answer to `POST /v1/sign-in/token`: what the provider answered, fields that nobody needs left out. */
export const providerAnswerSchema = z.strictObject({
  status: z.union([z.literal(200), z.literal(400)]),
  body: z.union([
    z.object({
      access_token: z.string(),
      token_type: z.string(),
      expires_in: z.number().optional(),
      id_token: z.string().optional(),
      refresh_token: z.string().optional(),
      scope: z.string().optional(),
    }),
    z.object({ error: z.string().max(100), error_description: z.string().max(1000).optional() }),
  ]),
});
export type ProviderAnswer = z.infer<typeof providerAnswerSchema>;

/** Body of `POST /v1/sign-in/revoke`. */
export const revocationSchema = z.strictObject({ refresh_token: z.string().min(1).max(8192) });
