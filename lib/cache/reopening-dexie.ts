/** A Dexie database that is tried again after it could not be opened: Dexie itself stays closed for good, until somebody opens it by hand. */
import { Dexie, type PromiseExtended } from 'dexie';

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

  override close(options?: { readonly disableAutoOpen: boolean }): void {
    this.failure = undefined;
    super.close(options);
  }
}
