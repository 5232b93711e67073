/** What can happen in a simulated history, as plain data. */
import type { Link, NetFault } from './simulated-network.ts';

/** One step of a history. Plain data, so that a history can be kept and told again. */
export type Step =
  /** Somebody logs a touchpoint; `diesAt` counts the places where the worker may die. */
  | {
      readonly do: 'log';
      readonly client: number;
      readonly customer: number;
      readonly isUndone: boolean;
      readonly diesAt?: number;
    }
  | { readonly do: 'decide'; readonly client: number; readonly customer: number; readonly diesAt?: number }
  /** A touchpoint that the backend will refuse. */
  | { readonly do: 'log-poison'; readonly client: number }
  /** These browsers sync at the same time. */
  | { readonly do: 'sync'; readonly rounds: readonly Round[] }
  | { readonly do: 'publish'; readonly tier: number }
  | { readonly do: 'wait'; readonly seconds: number }
  /** The clock of one browser is set, so many days from the true time. */
  | { readonly do: 'clock'; readonly client: number; readonly days: number }
  | { readonly do: 'link'; readonly client: number; readonly link: Link }
  | { readonly do: 'server-restarts' }
  | { readonly do: 'new-epoch' }
  | { readonly do: 'late-copies-arrive' }
  | { readonly do: 'disk-remembers'; readonly client: number }
  | { readonly do: 'disk-falls-back'; readonly client: number }
  | { readonly do: 'database-lost'; readonly client: number };

export interface Round {
  readonly client: number;
  readonly isAsked: boolean;
  readonly faults: readonly NetFault[];
  readonly diesAt?: number;
  /** The browser's clock is set, so many days from the true time, while the round goes on. */
  readonly clockJumpsTo?: number;
}
