/** F4: the browser is killed during a click, an import, a swap and an upgrade of the schema: what was shown as saved is at the backend. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type FaultBrowser, judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { OldDatabase } from '../support/old-database.ts';
import type { Fault } from './fault.ts';

/** A click, and the kill some milliseconds later, before or after the answer. */
async function killDuringClick(world: FaultBrowser, place: number, afterMs: number): Promise<Pressed> {
  const pressed = world.log(place);
  await delay(afterMs);
  await world.kill();
  return pressed;
}

/** A new copy is asked for, and the kill comes with its n-th shard, or after the last. */
async function killDuringImport(world: FaultBrowser, isAfterLast: boolean): Promise<void> {
  await world.read(`(async () => {
    const database = await openRaw();
    const transaction = database.transaction('state', 'readwrite');
    const generation = (await new Promise((resolve) => {
      const request = transaction.objectStore('state').get('currentGeneration');
      request.onsuccess = () => resolve(request.result);
    })).value;
    transaction.objectStore('state').put({ key: 'damage', value: { kind: 'unreadable', noticedAtMs: Date.now(), generation } });
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    database.close();
  })()`);
  let shards = 0;
  const due = new Promise<void>((resolve) => {
    world.proxy.hold = async (path) => {
      if (path.startsWith('/v1/shards/') && !isAfterLast && ++shards === 2) resolve();
      // The feed is asked right after the swap.
      if (path.startsWith('/v1/changes') && isAfterLast) resolve();
    };
  });
  void world.send('syncNow', {}).catch(() => undefined);
  await due;
  await world.kill();
  world.proxy.hold = undefined;
}

async function upgradeAndKill(world: FaultBrowser, afterMs: number): Promise<string[]> {
  const old = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'cache', 'migrations', 'v002.json'), 'utf8'),
  ) as OldDatabase;
  await world.replaceDatabase(old);
  await world.launch();
  await delay(afterMs);
  await world.kill();
  return (old.rows.outbox as { touchpointId: string }[]).map((item) => item.touchpointId);
}

export const fault: Fault = {
  id: 'F4',
  title: 'browser killed in click, import, swap, upgrade',
  place: 'browser',
  leastInjected: 4,
  limitMs: 60_000,
  async run({ isQuick }) {
    const world = await openFaultBrowser();
    const problems: string[] = [];
    const convergedMs: number[] = [];
    const pressed: Pressed[] = [];
    let injected = 0;
    try {
      await world.connect();
      for (let turn = 0; turn < (isQuick ? 1 : 5); turn++) {
        pressed.push(await killDuringClick(world, turn * 2, 2 + turn * 7));
        await world.launch();
        const shown = await world.log(turn * 2 + 1);
        pressed.push(shown);
        await world.kill();
        await world.launch();
        await killDuringImport(world, false);
        await world.launch();
        await world.send('syncNow', {});
        await killDuringImport(world, true);
        await world.launch();
        injected += 4;
      }
      await world.waitOutUndo();
      convergedMs.push(await world.converge());
      let found = judgeLogs(pressed, await world.readStored());
      if (!isQuick) {
        const ids = await upgradeAndKill(world, 5);
        injected++;
        await world.launch();
        convergedMs.push(await world.converge());
        const stored = await world.readStored();
        const all = [
          ...pressed,
          ...ids.map((id): Pressed => ({ id, customerId: '', answer: { kind: 'saved' } as Pressed['answer'] })),
        ];
        found = judgeLogs(all, stored);
      }
      const saved = pressed.filter(({ answer }) => answer?.kind === 'saved').length;
      if (saved === 0) problems.push('nothing was shown as saved');
      return { injected, ...found, mixed: 0, convergedMs, problems, remark: `${saved} of ${pressed.length} shown as saved` };
    } finally {
      await world.close();
    }
  },
};
