/**
 * F7 in a real Chromium: the clock of the worker, which takes all times, is 400 days ahead or 30 behind, and jumps while a batch is on
 * its way. (Only what JavaScript calls the time: Chromium itself does not start under libfaketime.)
 */
import { isDeepStrictEqual } from 'node:util';
import { type FaultBrowser, judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

const dayMs = 86_400_000;
const jumps = [
  { from: 400, to: -30 },
  { from: -30, to: 400 },
  { from: 0, to: 400 },
  { from: 400, to: 0 },
  { from: 0, to: -30 },
  { from: -30, to: 0 },
] as const;

/** From here on the worker's clock is so many days ahead, in code that runs already too. */
function setClock(world: FaultBrowser, days: number): Promise<void> {
  return world.session.evaluateInWorker((aheadMs) => {
    const own = globalThis as typeof globalThis & { aheadMs?: number };
    if (own.aheadMs === undefined) {
      const Real = Date;
      const now = () => Real.now() + (own.aheadMs ?? 0);
      globalThis.Date = new Proxy(Real, {
        construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
        get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
      });
    }
    own.aheadMs = aheadMs;
  }, days * dayMs);
}

/** 1 when the worker's clock is as wrong as it was set: the worker has not been another one since. */
async function countWrong(world: FaultBrowser, days: number): Promise<number> {
  const aheadMs = (await world.session.evaluateInWorker(() => Date.now())) - Date.now();
  return Math.abs(aheadMs - days * dayMs) < dayMs / 2 ? 1 : 0;
}

export const fault: Fault = {
  id: 'F7',
  title: 'clock +400 d, −30 d, and a jump, in Chromium',
  place: 'browser',
  leastInjected: 6,
  limitMs: 30_000,
  async run({ isQuick }) {
    const world = await openFaultBrowser();
    const pressed: Pressed[] = [];
    const convergedMs: number[] = [];
    const problems: string[] = [];
    let injected = 0;
    try {
      await setClock(world, 400);
      await world.connect();
      for (const { from, to } of isQuick ? jumps.slice(0, 2) : jumps) {
        await setClock(world, from);
        pressed.push(await world.log(pressed.length));
        await world.waitOutUndo();
        injected += await countWrong(world, from);
        // May not be sent before the jump, and must not wait for days after it.
        pressed.push(await world.log(pressed.length));
        world.proxy.hold = async (path) => {
          if (!path.startsWith('/v1/touchpoints')) return;
          world.proxy.hold = undefined;
          await setClock(world, to);
          injected += await countWrong(world, to);
        };
        convergedMs.push(await world.converge());
        pressed.push(await world.log(pressed.length));
        await world.waitOutUndo();
        convergedMs.push(await world.converge());
        injected += await countWrong(world, to);
        const [shown, served] = [await world.readShownRows(), await world.readServedRows()];
        if (!isDeepStrictEqual(shown, served)) problems.push(`${from} to ${to} days: the cache says otherwise than the backend`);
      }
      if (pressed.some(({ answer }) => answer?.kind !== 'saved')) problems.push('a log was not saved');
      const { lost, doubled } = judgeLogs(pressed, await world.readStored());
      return { injected, lost, doubled, mixed: 0, convergedMs, problems, remark: `${pressed.length} touchpoints` };
    } finally {
      await world.close();
    }
  },
};
