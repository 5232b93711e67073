/**
 * A Dexie database that is tried again after it could not be opened, or did not answer: Dexie itself stays closed for good, until
 * somebody opens it by hand.
 */
import { Dexie, type PromiseExtended } from 'dexie';

/** Far more than anything that a person waits for takes; a browser that answers no more is known to happen. */
const limitMs = 20_000;

/** What a new connection may mend: Chromium says `UnknownError` when the disk was full, also the first time after there is room again. */
const passing = new Set(['UnknownError', 'DatabaseClosedError', 'InvalidStateError', 'AbortError', 'TimeoutError']);

/** @throws {DOMException} `TimeoutError` when it takes longer than the limit */
async function withinLimit<T>(answer: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The database does not answer', 'TimeoutError')), limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The disk was full for a moment, say: whoever asks next finds a database again, without a restart. */
export class ReopeningDexie extends Dexie {
  /** What the last opening failed with, until it is opened or closed again. Not private: Dexie derives objects from this one. */
  failure: unknown;

  override open(): PromiseExtended<Dexie> {
    this.failure = undefined;
    return super.open().catch((error: unknown) => {
      this.failure = error;
      // Not before all who waited for this opening have heard that it failed: they must not each begin another one.
      setTimeout(() => {
        if (this.failure === error) this.close({ disableAutoOpen: false });
      });
      throw error;
    });
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
      const name = error instanceof Error || error instanceof DOMException ? error.name : '';
      if (!passing.has(name)) throw error;
      this.close({ disableAutoOpen: false });
      return withinLimit(run());
    }
  }

  override close(options?: { readonly disableAutoOpen: boolean }): void {
    this.failure = undefined;
    super.close(options);
  }
}
