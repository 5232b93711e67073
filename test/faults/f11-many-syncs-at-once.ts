/** F11: three windows and the worker's alarm ask for a sync at once: one round, by one leader. */
import { judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'F11',
  title: 'three windows and the worker sync at once',
  place: 'browser',
  leastInjected: 3,
  limitMs: 30_000,
  async run({ isQuick }) {
    const world = await openFaultBrowser();
    try {
      await world.connect();
      const pages = [
        world.page,
        await world.session.openExtensionPage('options.html'),
        await world.session.openExtensionPage('options.html'),
      ];
      const pressed: Pressed[] = [];
      const problems: string[] = [];
      let injected = 0;
      for (let turn = 0; turn < (isQuick ? 1 : 3); turn++) {
        for (let place = 0; place < 4; place++) pressed.push(await world.log(turn * 4 + place));
        await world.waitOutUndo();
        let posts = 0;
        let underWay = 0;
        let most = 0;
        world.proxy.hold = async (path) => {
          if (!path.startsWith('/v1/touchpoints')) return;
          posts++;
          underWay++;
          most = Math.max(most, underWay);
          await new Promise((resolve) => setImmediate(resolve));
          underWay--;
        };
        const asked = pages.map((page) => page.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`));
        await Promise.all([
          ...asked,
          ...pages.map((page) => page.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`)),
        ]);
        injected += pages.length;
        world.proxy.hold = undefined;
        if (posts > 1 || most > 1) problems.push(`${posts} batches were sent where one was to be sent`);
      }
      const convergedMs = [await world.converge()];
      const found = judgeLogs(pressed, await world.readStored());
      return { injected, ...found, mixed: 0, convergedMs, problems };
    } finally {
      await world.close();
    }
  },
};
