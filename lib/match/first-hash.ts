/** The hash by which places of a text are let through and prefixes of names are known: of units within a word, of tokens within a name. */

/** Odd, and far from any pattern: its products are best mixed in their highest bits. */
export const prime = 0x9e3779b1;

/**
 * One step of the hash, a 32-bit signed integer. A word's hash is made of its units, starting from the seed; an ideograph is its own
 * hash; a name's hash is made of the hashes of its tokens, starting from the seed. So a text is hashed once, whatever may begin where.
 */
export function firstHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, prime);
}
