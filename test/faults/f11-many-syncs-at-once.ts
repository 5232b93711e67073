/** F11: three windows and the worker's alarm ask for a sync at once: one round at a time, by one leader. */
import { judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

/** Whether a round of sync asks for this, one after the other. */
function isOfRound(path: string): boolean {
  return ['/v1/touchpoints', '/v1/decisions', '/v1/changes', '/v1/manifest'].some((route) => path.startsWith(route));
}

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
        let underWay = 0;
        let most = 0;
        const everybodyAsked = Promise.withResolvers<void>();
        world.proxy.hold = async (path) => {
          if (!isOfRound(path)) return;
          most = Math.max(most, ++underWay);
          // As long as this answer is on its way its round is not over: whoever asks meanwhile waits for his turn.
          if (path.startsWith('/v1/touchpoints')) await everybodyAsked.promise;
          underWay--;
        };
        const ask = (type: string, body = '{}') => `chrome.runtime.sendMessage({ type: '${type}', body: ${body} })`;
        const asked = [...pages, ...pages].map((page) => page.evaluate(ask('syncNow')));
        // The worker takes messages in turn: once it has answered this one, it has heard the others.
        await Promise.all(pages.map((page) => page.evaluate(ask('evaluateCustomer', "{ customerId: 'nobody' }"))));
        everybodyAsked.resolve();
        await Promise.all(asked);
        injected += pages.length;
        world.proxy.hold = undefined;
        if (most > 1) problems.push(`${most} rounds were under way at once`);
      }
      const convergedMs = [await world.converge()];
      const found = judgeLogs(pressed, await world.readStored());
      return { injected, ...found, mixed: 0, convergedMs, problems };
    } finally {
      await world.close();
    }
  },
};
