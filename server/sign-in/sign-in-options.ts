/** How people sign in at the company's OpenID Connect provider, as the operator has set it. */
export interface SignInOptions {
  /** Exactly as the provider writes it into its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** Only where the provider wants one; it never leaves the server. */
  readonly clientSecret?: string;
  /** Access tokens for this audience open the backend. Absent: ID tokens for the client do, which every provider issues. */
  readonly audience?: string;
  /** The claim that names the person: `email` must be verified; any other one is an id or an address of the staff. */
  readonly claim: string;
  /** Space-separated. */
  readonly scope: string;
  /** What the provider wants to be asked besides, such as `access_type=offline`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** On the button: "Sign in with …". */
  readonly name: string;
}
