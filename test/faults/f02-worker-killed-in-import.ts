/** F2: the worker is killed while a snapshot of many shards arrives, again and again: it goes on where it was. */
import { serveExport } from '../../scripts/bench/sync-export.ts';
import { waitUntil } from '../support/chromium.ts';
import { openFaultBrowser, startHoldingProxy } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'F2',
  title: 'worker killed during the import',
  place: 'browser',
  leastInjected: 3,
  limitMs: 60_000,
  async run({ isQuick }) {
    const rows = isQuick ? 14_000 : 42_000;
    const served = await serveExport(rows);
    const proxy = await startHoldingProxy(served.url);
    const world = await openFaultBrowser();
    const problems: string[] = [];
    try {
      const answers = new Map<string, number>();
      let answered = 0;
      let nextKillAt = 3;
      let isDue = false;
      proxy.hold = async (path, status) => {
        const hash = /^\/v1\/shards\/(\w+)/.exec(path)?.[1];
        if (hash === undefined || status !== 200) return;
        // What has begun before the kill ends with it: it is not held back, and counts as fetched.
        answers.set(hash, (answers.get(hash) ?? 0) + 1);
        answered++;
        if (answered >= nextKillAt) isDue = true;
      };
      const times = isQuick ? 3 : 20;
      let injected = 0;
      await world.send('connect', { baseUrl: proxy.url, token: 'any' });
      void world.send('syncNow', {}).catch(() => undefined);
      while (injected < times) {
        await waitUntil('some shards have arrived', () => isDue, 30_000);
        await world.session.killWorker();
        injected++;
        isDue = false;
        nextKillAt = answered + 3;
        void world.send('syncNow', {}).catch(() => undefined);
      }
      const healedAt = performance.now();
      nextKillAt = Number.POSITIVE_INFINITY;
      await waitUntil(
        'the copy is complete',
        async () => {
          await world.send('syncNow', {});
          return (await world.read<number | undefined>(`stateOf('currentGeneration')`)) !== undefined;
        },
        60_000,
      );
      const convergedMs = [performance.now() - healedAt];
      const again = [...answers.values()].reduce((total, count) => total + count - 1, 0);
      // What had arrived is stored; what was under way is lost with the worker, and on a quick line that is one.
      if (again > injected) problems.push(`${again} shards were fetched again after ${injected} kills`);
      const seen = await world.read<number>(`(async () => {
        const rows = (await allOf('chunks')).flatMap((chunk) => new TextDecoder().decode(chunk.bytes).split('\\n').filter(Boolean));
        return new Set(rows.map((line) => JSON.parse(line).customer.id)).size;
      })()`);
      const remark = `${again} shards fetched again after ${injected} kills`;
      return { injected, lost: rows - seen, doubled: 0, mixed: 0, convergedMs, problems, remark };
    } finally {
      await world.close();
      proxy.close();
      await served.close();
    }
  },
};
