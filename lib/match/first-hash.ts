/** The rolling hash of folded units by which places of a text are let through and prefixes of names are known. */

/** Odd, and far from any pattern: its products are best mixed in their highest bits. */
const prime = 0x9e3779b1;

/** Hash of a run of units, one step for each; a 32-bit signed integer. */
export function firstHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, prime);
}
