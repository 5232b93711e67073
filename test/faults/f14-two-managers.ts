/** F14: two managers publish from one base at the same instant, and lists are rolled back while reps sync: one wins, nobody sees a half. */
import { tierListSchema } from '../../lib/model/tier-list.ts';
import { type EngineKind, type FaultWorld, managerToken, startFaultWorld } from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

const managersAtOnce = 4;
const tiers = ['MVC', 'MGC', 'STANDARD', 'BZ'] as const;

async function readList(world: FaultWorld) {
  return tierListSchema.parse(await (await world.ask('/v1/tier-list', managerToken)).json());
}

/** One whole list has one tier for all. @param sibling - address of a second server on the same database, to which every other manager goes */
async function publishAtOnce(
  world: FaultWorld,
  round: number,
  sibling: string | undefined,
): Promise<{ won: number; refused: number; tier: string | undefined }> {
  const { head, entries } = await readList(world);
  const statuses = await Promise.all(
    Array.from({ length: managersAtOnce }, async (_, i) => {
      const tier = tiers[(round + i) % tiers.length] ?? 'MVC';
      const body = JSON.stringify({ note: `${round}.${i}`, entries: entries.map(({ customerId }) => ({ customerId, tier })) });
      const init = { method: 'POST', headers: { 'if-match': `"${head.version}"` }, body };
      const answer = await world.ask('/v1/tier-list', managerToken, init, i % 2 === 1 ? sibling : undefined);
      return { status: answer.status, tier };
    }),
  );
  const winners = statuses.filter(({ status }) => status === 201);
  return { won: winners.length, refused: statuses.filter(({ status }) => status === 412).length, tier: winners[0]?.tier };
}

async function rollBack(world: FaultWorld): Promise<number> {
  const { head } = await readList(world);
  const body = JSON.stringify({ toVersion: head.version - 1 });
  const answer = await world.ask('/v1/tier-list/rollback', managerToken, {
    method: 'POST',
    headers: { 'if-match': `"${head.version}"` },
    body,
  });
  return answer.status;
}

async function runOn(engine: EngineKind, rounds: number): Promise<FaultReport> {
  const world = await startFaultWorld(engine);
  const problems: string[] = [];
  let injected = 0;
  let mixed = 0;
  let lost = 0;
  try {
    const sibling = engine === 'postgresql' ? (await world.startSibling()).url : undefined;
    const client = world.openClient(managerToken);
    await client.sync();
    for (let round = 0; round < rounds; round++) {
      const before = (await readList(world)).head.version;
      const { won, refused, tier } = await publishAtOnce(world, round, sibling);
      injected += managersAtOnce - 1;
      if (won !== 1 || won + refused !== managersAtOnce)
        problems.push(`round ${round}: ${won} won, ${refused} were refused with 412`);
      const after = await readList(world);
      if (after.head.version !== before + 1) problems.push(`round ${round}: version ${after.head.version} after ${before}`);
      if (after.entries.some((entry) => entry.tier !== tier)) lost++;
      // Readers sync while a rollback is made; whatever they see is one list.
      const [, status] = await Promise.all([client.sync(), round === 0 ? Promise.resolve(201) : rollBack(world)]);
      if (status !== 201) problems.push(`round ${round}: the rollback was answered ${status}`);
      injected++;
      const seen = new Set((await client.rows()).map((row) => row.customer.tier));
      if (seen.size !== 1 && round > 0) mixed++;
      await client.sync();
    }
    return {
      injected,
      lost,
      doubled: 0,
      mixed,
      convergedMs: [],
      problems,
      ...(sibling === undefined ? {} : { remark: 'two servers' }),
    };
  } finally {
    await world.close();
  }
}

export const fault: Fault = {
  id: 'F14',
  title: 'managers publish from one base; rollback during a sync',
  place: 'server',
  leastInjected: 8,
  run({ isQuick }): Promise<FaultReport> {
    const rounds = isQuick ? 2 : 15;
    return onBothEngines(managersAtOnce * rounds, (engine) => runOn(engine, rounds));
  },
};
