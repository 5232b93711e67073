/** F7: the browser's clock is 400 days ahead, 30 days behind, and jumps while it syncs: same order, same content, nothing held back. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensurePackages } from '../apps/debian-packages.ts';
import { judgeLogs, openFaultBrowser, type Pressed } from '../support/fault-browser.ts';
import type { Fault } from './fault.ts';

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

export const fault: Fault = {
  id: 'F7',
  title: 'clock +400 d, −30 d, and a jump during sync',
  place: 'browser',
  leastInjected: 3,
  limitMs: 60_000,
  async run() {
    if (!existsSync(library)) ensurePackages(['libfaketime']);
    const folder = mkdtempSync(join(tmpdir(), 'shuke-clock-'));
    const clock = join(folder, 'clock');
    const set = (offset: string): void => writeFileSync(clock, `${offset}\n`);
    set('+0');
    const world = await openFaultBrowser({
      env: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    });
    const problems: string[] = [];
    const convergedMs: number[] = [];
    const pressed: Pressed[] = [];
    let injected = 0;
    try {
      await world.connect();
      const trueMs = Date.now();
      for (const [days, offset] of [
        [400, '+400d'],
        [-30, '-30d'],
        [0, '+0'],
      ] as const) {
        // Logged before the jump, sent after it.
        pressed.push(await world.log(pressed.length));
        set(offset);
        const seenMs = await world.send<number>('syncNow', {}).then(() => world.page.evaluate('Date.now()') as Promise<number>);
        if (Math.abs((seenMs - trueMs) / 86_400_000 - days) > 1) problems.push(`the clock was not ${offset}`);
        else injected++;
        pressed.push(await world.log(pressed.length));
        await delay(10_400);
        convergedMs.push(await world.converge());
        const shown = await world.read<number | undefined>(`stateOf('currentGeneration')`);
        if (shown === undefined) problems.push(`${offset}: the copy is gone`);
      }
      const stored = await world.readStored();
      const content = await world.read<string[]>(
        `(async () => (await allOf('changed')).map(({ row }) => row?.revision).filter(Boolean).map(String))()`,
      );
      if (content.length === 0) problems.push('no change arrived');
      return { injected, ...judgeLogs(pressed, stored), mixed: 0, convergedMs, problems };
    } finally {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
