/** Memory is brought near before it is needed: waits that overlap cost a tenth of waits one after the other. */

/** What was read only to be near is kept here, so that no compiler leaves the reading out. */
const brought = new Int32Array(1);

/** Takes what was read for no other reason. */
export function keepRead(sum: number): void {
  brought[0] = sum;
}

/** Reads one number of each line of the cache: an array that is read in order arrives many times faster than one read here and there. */
export function bringNear(array: Uint32Array): void {
  let sum = 0;
  for (let at = 0; at < array.length; at += 16) sum ^= array[at] as number;
  keepRead(sum);
}
