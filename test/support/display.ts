/** A screen without a monitor, with a window manager and hands: what only a real window shows can be tested. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ensurePackages } from '../apps/debian-packages.ts';
import { type ServerProcess, startServer } from '../apps/server-process.ts';

export interface Display {
  /** `:N`, for the environment variable DISPLAY. */
  readonly name: string;
  /** Presses keys as a person does, such as `alt+shift+l`. */
  press(...keys: readonly string[]): void;
  /** The same at the pace of somebody who reads first: browsers ignore answers to their questions that come quicker. */
  pressAfterReading(...keys: readonly string[]): Promise<void>;
  /** Mean of all samples of the screen, 0 black to 255 white: a browser's question darkens everything else. */
  brightness(): number;
  stop(): Promise<void>;
}

/** Longer than browsers protect a new question against accidental answers. */
const readingMs = 700;

/** First display number that nobody uses. */
function freeNumber(): number {
  for (let number = 90; number < 200; number++) if (!existsSync(`/tmp/.X11-unix/X${number}`)) return number;
  throw new Error('No free display number between 90 and 199');
}

/**
 * Starts a screen of 1400 by 900 with a window manager, without which no window has the focus.
 * @throws {MissingPackagesError} when packages are missing and cannot be installed; the message says what to do
 */
export async function startDisplay(): Promise<Display> {
  ensurePackages(['xvfb', 'xauth', 'xdotool', 'openbox', 'x11-apps']);
  const number = freeNumber();
  const name = `:${number}`;
  const screen = startServer('Xvfb', [name, '-screen', '0', '1400x900x24', '-nolisten', 'tcp']);
  await screen.ready(async () => existsSync(`/tmp/.X11-unix/X${number}`));
  const env = { DISPLAY: name };
  const windows: ServerProcess = startServer('openbox', [], { env });
  const press = (...keys: readonly string[]): void => {
    execFileSync('xdotool', ['key', '--clearmodifiers', ...keys], { env: { ...process.env, ...env } });
  };
  return {
    name,
    press,
    async pressAfterReading(...keys) {
      for (const key of keys) {
        await delay(readingMs);
        press(key);
      }
    },
    brightness() {
      const dump = execFileSync('xwd', ['-root', '-silent'], { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 });
      // Header: its own size first, the number of colours of the colour map, 12 bytes each, as the twentieth number.
      const pixels = dump.subarray(dump.readUInt32BE(0) + dump.readUInt32BE(19 * 4) * 12);
      let sum = 0;
      for (const sample of pixels) sum += sample;
      return sum / pixels.length;
    },
    async stop() {
      await windows.stop();
      await screen.stop();
    },
  };
}
