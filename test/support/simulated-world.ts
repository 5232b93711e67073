/** Three browsers, a network and a server of one simulated history, and what was promised to whom. */
import { type Life, SimulatedDisk } from './simulated-disk.ts';
import { SimulatedNetwork } from './simulated-network.ts';
import type { SimulatedServer } from './simulated-server.ts';

/** Browsers: two of one rep, one of his manager. */
export const clientCount = 3;

export class World {
  readonly clock: { nowMs: number };
  readonly server: SimulatedServer;
  readonly network: SimulatedNetwork;
  readonly disks: readonly SimulatedDisk[];
  readonly struck = new Map<string, number>();
  /** Shown to somebody as saved, and not taken back. */
  readonly promised = new Set<string>();
  readonly promisedDecisions = new Set<string>();
  readonly takenBack = new Set<string>();
  readonly poison = new Map<string, number>();
  readonly mixed: string[] = [];
  /** Whatever else did not hold, one sentence each. */
  readonly problems: string[] = [];
  readonly #daysOff = new Map<number, number>();
  #ids = 0;

  constructor(server: SimulatedServer, clock: { nowMs: number }, name: string) {
    this.server = server;
    this.clock = clock;
    this.network = new SimulatedNetwork(server);
    this.disks = Array.from({ length: clientCount }, (_, client) => new SimulatedDisk(`${name}-${client}`));
  }

  count(kind: string): void {
    this.struck.set(kind, (this.struck.get(kind) ?? 0) + 1);
  }

  disk(client: number): SimulatedDisk {
    const disk = this.disks[client];
    if (!disk) throw new RangeError(`There is no browser ${client}`);
    return disk;
  }

  /** What this browser takes for now. */
  nowOf(client: number): number {
    return this.clock.nowMs + (this.#daysOff.get(client) ?? 0) * 86_400_000;
  }

  setClock(client: number, days: number): void {
    if (days !== (this.#daysOff.get(client) ?? 0)) this.count('wrong clock');
    this.#daysOff.set(client, days);
  }

  /** Not random, so that a history can be told again. */
  makeId(): string {
    return `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;
  }

  customerId(index: number): string {
    return this.server.customers[index % this.server.customers.length]?.id ?? '';
  }

  /** What `work` came to, undefined when the worker died over it. */
  async live<T>(life: Life, work: Promise<T>): Promise<T | undefined> {
    const outcome = await Promise.race([
      work.then(
        (value) => ({ value }),
        (error: unknown) => {
          if (!life.isDead) throw error;
          return undefined;
        },
      ),
      life.death.then(() => undefined),
    ]);
    if (life.isDead) this.count('death of a worker');
    return life.isDead ? undefined : outcome?.value;
  }
}
