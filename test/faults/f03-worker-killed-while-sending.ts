/** F3: the worker is killed when the backend has stored a batch and before it has heard so, again and again. */
import { waitUntil } from '../support/chromium.ts';
import { judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'F3',
  title: 'worker killed between send and answer',
  place: 'browser',
  leastInjected: 3,
  limitMs: 30_000,
  async run({ isQuick }) {
    const world = await openFaultBrowser();
    try {
      await world.connect();
      const pressed: Pressed[] = [];
      for (let place = 0; place < (isQuick ? 5 : 30); place++) pressed.push(await world.log(place));
      let isHeld = false;
      world.proxy.hold = async (path) => {
        if (!path.startsWith('/v1/touchpoints')) return;
        isHeld = true;
        // For ever: who asked is dead by then.
        await new Promise(() => undefined);
      };
      await world.waitOutUndo();
      let injected = 0;
      const times = isQuick ? 3 : 30;
      while (injected < times) {
        void world.send('syncNow', {}).catch(() => undefined);
        await waitUntil('the batch is stored', () => isHeld);
        await world.session.killWorker();
        isHeld = false;
        injected++;
      }
      world.proxy.hold = undefined;
      const convergedMs = [await world.converge()];
      const stored = await world.readStored();
      const problems = pressed.some(({ answer }) => answer?.kind !== 'saved') ? ['a log was not saved'] : [];
      return {
        injected,
        ...judgeLogs(pressed, stored),
        mixed: 0,
        convergedMs,
        problems,
        remark: `${pressed.length} touchpoints`,
      };
    } finally {
      await world.close();
    }
  },
};
