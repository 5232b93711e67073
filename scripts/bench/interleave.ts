/** Contenders on the same work, by turns -> CPU time of each. */

export interface Contender {
  readonly name: string;
  /** One round of the work; what it returns keeps the work from being left out. */
  run(): number;
}

/** CPU milliseconds of this process, user and system. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Lets every contender run once a round, in the same order, `warmups` rounds unmeasured and `rounds` measured. CPU time, because
 * the machine is shared; garbage collection on other threads counts too.
 */
export function interleave(contenders: readonly Contender[], rounds: number, warmups: number): Map<string, number[]> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  let kept = 0;
  for (let round = -warmups; round < rounds; round++) {
    for (const { name, run } of contenders) {
      const start = cpuMs();
      kept ^= run();
      const spent = cpuMs() - start;
      if (round >= 0) samples.get(name)?.push(spent);
    }
  }
  if (Number.isNaN(kept)) throw new Error('A contender returned no number');
  return samples;
}
