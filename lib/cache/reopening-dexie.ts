/**
 * A Dexie database whose every call ends, and that is tried again after it could not be opened, or did not answer: Dexie itself waits for
 * ever, and stays closed for good until somebody opens it by hand.
 */
import { Dexie, type DexieOptions, type PromiseExtended } from 'dexie';
import { isMendable, isPassing, limitTime, longLimitMs, silence, withinLimit } from './time-limits.ts';

/** What Dexie calls for every question and write of a table; with a transaction of its own where none surrounds it. */
interface TableCalls {
  readonly _tx?: unknown;
  _trans(mode: string | null, call: unknown, isLocked?: unknown): PromiseExtended<unknown>;
}

/** The disk was full for a moment, say: whoever asks next finds a database again, without a restart. */
export class ReopeningDexie extends Dexie {
  /** What the last opening failed with, until it is opened or closed again. Not private: Dexie derives objects from this one. */
  failure: unknown;
  /** When the database answered the last time, in milliseconds of `performance.now`. Not private either. */
  heardAtMs = 0;

  constructor(name: string, options?: DexieOptions) {
    super(name, options);
    this.use(
      limitTime({
        onAnswer: () => {
          this.heardAtMs = performance.now();
        },
        onSilence: () => this.letGo(),
      }),
    );
    const tables = this.Table.prototype as unknown as TableCalls;
    const begin = tables._trans;
    const again = this.askAgain.bind(this);
    tables._trans = function (mode, call, isLocked) {
      const ask = () => begin.call(this, mode, call, isLocked);
      // What belongs to a transaction ends with it, and a write may have happened.
      return mode !== 'readonly' || this._tx || Dexie.currentTransaction ? ask() : again(ask);
    };
    const transact = this.transaction as (...given: unknown[]) => PromiseExtended<unknown>;
    this.transaction = function (this: Dexie, ...given: unknown[]) {
      const ask = () => transact.apply(this, given);
      return /^r(?!w|eadwrite)/.test(String(given[0])) && !Dexie.currentTransaction ? again(ask) : ask();
    } as typeof this.transaction;
  }

  /** Whoever asks next finds a new connection, unless somebody has closed this one on purpose. Not private either. */
  letGo(): void {
    if (this.isOpen()) this.close({ disableAutoOpen: false });
  }

  /** Every single question has a second try on a new connection, after one that was open did not answer it. Not private either. */
  askAgain<T>(ask: () => PromiseExtended<T>): PromiseExtended<T> {
    const wasOpen = this.isOpen();
    return ask().catch((error: unknown) => {
      if (!wasOpen || !isMendable(error)) throw error;
      this.letGo();
      return ask();
    });
  }

  override open(): PromiseExtended<Dexie> {
    this.failure = undefined;
    let isSilent = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = (limitMs: number): void => {
      timer = setTimeout(() => {
        const leftMs = this.heardAtMs + longLimitMs - performance.now();
        // A migration goes on for as long as the database answers it.
        if (leftMs > 0) return watch(leftMs);
        isSilent = true;
        super.close();
      }, limitMs);
    };
    if (!this.isOpen()) watch(longLimitMs);
    return super
      .open()
      .catch((error: unknown) => {
        const told = isSilent ? silence() : error;
        this.failure = told;
        // Not before all who waited for this opening have heard that it failed: they must not each begin another one.
        setTimeout(() => {
          if (this.failure === told) this.close({ disableAutoOpen: false });
        });
        throw told;
      })
      .finally(() => clearTimeout(timer));
  }

  /**
   * Asks what has no effect, however long the answer takes to be made; each call of the database in it has its limit. A question that it
   * kept from its end is asked once more on a new connection.
   * @throws what went wrong the second time, or at once when a new connection would not help
   */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.close({ disableAutoOpen: false });
      return question();
    }
  }

  /**
   * Runs a deed of the user within a limit of time. One that the database kept from its end is run once more on a new connection;
   * so it must be one that may run twice.
   * @throws what went wrong the second time, or at once when a new connection would not help; `TimeoutError` after 20 s
   */
  async attempt<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await withinLimit(run());
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.close({ disableAutoOpen: false });
      return withinLimit(run());
    }
  }

  override close(options?: { readonly disableAutoOpen: boolean }): void {
    this.failure = undefined;
    super.close(options);
  }
}
