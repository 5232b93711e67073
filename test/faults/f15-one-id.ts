/** F15: one id sent fifty times at once, with another body, and again ninety days later: one effect. */
import { type TouchpointResult, touchpointAnswerSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { createBackend } from '../../server/create-backend.ts';
import { openDatabase } from '../../server/database.ts';
import { aTouchpoint, type EngineKind, type FaultWorld, repToken, startFaultWorld } from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';

const atOnce = 50;
const laterMs = 90 * 86_400_000;

const post = (touchpoint: object) => ({ method: 'POST', body: JSON.stringify({ touchpoints: [touchpoint] }) });

/** @param sibling - address of a second server on the same database, to which every other one goes */
async function send(world: FaultWorld, touchpoint: object, sibling?: string): Promise<TouchpointResult | undefined> {
  const answer =
    sibling === undefined
      ? await world.ask('/v1/touchpoints', repToken, post(touchpoint))
      : await fetch(`${sibling}/v1/touchpoints`, { ...post(touchpoint), headers: { authorization: `Bearer ${repToken}` } });
  return touchpointAnswerSchema.parse(await answer.json()).results[0];
}

/** The same data, opened by a server whose clock is ninety days on. */
async function sendLater(directory: string, touchpoint: NewTouchpoint): Promise<TouchpointResult | undefined> {
  const database = await openDatabase({ directory });
  try {
    const { app, packing } = await createBackend({ database, now: () => Date.now() + laterMs });
    await packing;
    const answer = await app.request('/v1/touchpoints', {
      ...post(touchpoint),
      headers: { authorization: `Bearer ${repToken}` },
    });
    return touchpointAnswerSchema.parse(await answer.json()).results[0];
  } finally {
    await database.close();
  }
}

async function runOn(
  engine: EngineKind,
  rounds: number,
  problems: string[],
): Promise<{ injected: number; doubled: number; lost: number }> {
  const world = await startFaultWorld(engine);
  try {
    const [row] = await (async () => {
      const client = world.openClient();
      await client.sync();
      return client.rows();
    })();
    const customerId = row?.customer.id ?? '';
    const sibling = engine === 'postgresql' ? await world.startSibling() : undefined;
    let injected = 0;
    const made: NewTouchpoint[] = [];
    for (let round = 0; round < rounds; round++) {
      const touchpoint = aTouchpoint(customerId, { note: `round ${round}` });
      made.push(touchpoint);
      const results = await Promise.all(
        Array.from({ length: atOnce }, (_, i) => send(world, touchpoint, i % 2 === 0 ? sibling : undefined)),
      );
      injected += atOnce - 1;
      const first = results.filter((result) => result?.outcome === 'stored' && !result.already).length;
      const again = results.filter((result) => result?.outcome === 'stored' && result.already).length;
      if (first !== 1 || again !== atOnce - 1) problems.push(`round ${round}: ${first} were the first, ${again} came again`);
      const other = await send(world, { ...touchpoint, note: 'something else' });
      injected++;
      if (other?.outcome !== 'refused' || other.reason !== 'other-content')
        problems.push(`round ${round}: another body is ${other?.outcome}`);
    }
    const counts = (await world.storedIds()).filter((id) => made.some((touchpoint) => touchpoint.id === id));
    if (engine === 'pglite' && made[0]) {
      await world.kill();
      const later = await sendLater(world.directory, made[0]);
      injected++;
      if (later?.outcome !== 'stored' || !later.already) problems.push(`ninety days later it is ${JSON.stringify(later)}`);
    }
    return { injected, doubled: counts.length - new Set(counts).size, lost: made.length - new Set(counts).size };
  } finally {
    await world.close();
  }
}

export const fault: Fault = {
  id: 'F15',
  title: 'one id fifty times at once, with another body, after 90 days',
  place: 'server',
  leastInjected: 50,
  async run({ isQuick }): Promise<FaultReport> {
    const engines: readonly EngineKind[] = isQuick ? ['pglite'] : ['pglite', 'postgresql'];
    const problems: string[] = [];
    const sum = { injected: 0, lost: 0, doubled: 0 };
    for (const engine of engines) {
      const part = await runOn(engine, isQuick ? 2 : 20, problems);
      sum.injected += part.injected;
      sum.lost += part.lost;
      sum.doubled += part.doubled;
    }
    return {
      ...sum,
      mixed: 0,
      convergedMs: [],
      problems,
      remark: isQuick ? 'pglite' : 'pglite, and two servers on one postgresql',
    };
  },
};
