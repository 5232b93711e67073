/** F15: one id sent fifty times at once, with another body, and again ninety days later: one effect. */
import { type TouchpointResult, touchpointAnswerSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { createBackend } from '../../server/create-backend.ts';
import { aTouchpoint, type EngineKind, type FaultWorld, repToken, startFaultWorld } from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

const atOnce = 50;
const laterMs = 90 * 86_400_000;

const post = (touchpoint: object) => ({ method: 'POST', body: JSON.stringify({ touchpoints: [touchpoint] }) });

/** @param url - of a second server on the same database; the world's own when absent */
async function send(world: FaultWorld, touchpoint: object, url?: string): Promise<TouchpointResult | undefined> {
  const answer = await world.ask('/v1/touchpoints', repToken, post(touchpoint), url);
  return touchpointAnswerSchema.parse(await answer.json()).results[0];
}

/** The same data, opened by a server whose clock is ninety days on. */
async function sendLater(world: FaultWorld, touchpoint: NewTouchpoint): Promise<TouchpointResult | undefined> {
  const database = await world.openData();
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

async function runOn(engine: EngineKind, rounds: number): Promise<FaultReport> {
  const problems: string[] = [];
  const world = await startFaultWorld(engine);
  try {
    const [row] = await (async () => {
      const client = world.openClient();
      await client.sync();
      return client.rows();
    })();
    const customerId = row?.customer.id ?? '';
    const sibling = engine === 'postgresql' ? (await world.startSibling()).url : undefined;
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
    if (made[0]) {
      await world.kill();
      const later = await sendLater(world, made[0]);
      injected++;
      if (later?.outcome !== 'stored' || !later.already) problems.push(`ninety days later it is ${JSON.stringify(later)}`);
    }
    return {
      injected,
      lost: made.length - new Set(counts).size,
      doubled: counts.length - new Set(counts).size,
      mixed: 0,
      convergedMs: [],
      problems,
      ...(sibling === undefined ? {} : { remark: 'two servers' }),
    };
  } finally {
    await world.close();
  }
}

export const fault: Fault = {
  id: 'F15',
  title: 'one id fifty times at once, with another body, after 90 days',
  place: 'server',
  leastInjected: 50,
  run({ isQuick }): Promise<FaultReport> {
    const rounds = isQuick ? 2 : 20;
    // Forty-nine come again, one with another body; and one ninety days later.
    return onBothEngines(atOnce * rounds + 1, (engine) => runOn(engine, rounds));
  },
};
