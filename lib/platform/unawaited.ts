/**
 * Work that nobody waits for. A worker may die over it, or its database be closed: that is told in the console by name, and is no
 * unhandled rejection.
 * @param what - in the words of a sentence, e.g. `a round of sync`
 */
export function unawaited(what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => console.info(`shuke: ${what} broke off`, error));
}
