/** Readings of a page -> one look at it, once it has stood still for as long as a glance. */

/** A page that changes sooner was not looked at. */
const glanceMs = 2000;

/**
 * Whoever flashes past is no recent customer. And a page that writes names to see what happens gets nothing to measure: until
 * it rests, what is done here is the same whether it names a customer or not.
 */
export class Glances {
  readonly #look: (tabId: number) => Promise<void>;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** @param look - Called once a page rests; it must ask again what the tab shows */
  constructor(look: (tabId: number) => Promise<void>) {
    this.#look = look;
  }

  /** A tab was read: its glance begins again. */
  begin(tabId: number): void {
    clearTimeout(this.#timers.get(tabId));
    this.#timers.set(
      tabId,
      setTimeout(() => {
        this.#timers.delete(tabId);
        this.#look(tabId).catch((error: unknown) => console.error('shuke: a page that was looked at is not remembered', error));
      }, glanceMs),
    );
  }
}
