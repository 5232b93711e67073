/** How this browser is connected to a company: the first screen, and what can go wrong. */

export interface FirstRunScreen {
  readonly kind: 'first-run';
  /** `signing-in` while the provider's window is open; `connecting` from then, or the click on Connect, until the first sync has ended. */
  readonly state: 'idle' | 'signing-in' | 'connecting';
  /** Address to begin with, e.g. from the company's policy. */
  readonly address?: string;
  /** Absent: with a token only. */
  readonly offer?: SignInOffer;
  /** Customers received so far, while connecting. */
  readonly progress?: { readonly received: number; readonly total: number };
  readonly error?: ConnectError;
  /** Logged here and not at the backend; sent when the same person is let in again. Absent: nothing waits. */
  readonly unsentCount?: number;
}

/** Why a connection did not come about. `detail` is the backend's own sentence, if it gave one. */
export interface ConnectError {
  readonly kind:
    | 'bad-address'
    | 'unreachable'
    | 'token-refused'
    | 'not-shuke'
    | 'other-format'
    | 'permission-denied'
    | 'failed'
    | 'sign-in-closed'
    | 'provider-unreachable'
    | 'sign-in-refused'
    | 'person-unknown';
  readonly detail?: string;
}

/** At this address one signs in, at a provider that is called so. */
export interface SignInOffer {
  readonly address: string;
  readonly provider: string;
}
