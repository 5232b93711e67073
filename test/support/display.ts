/** A screen without a monitor, with a window manager and hands: what only a real window shows can be tested. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensurePackages } from '../apps/debian-packages.ts';
import { type ServerProcess, startServer } from '../apps/server-process.ts';

export interface Display {
  /** `:N`, for the environment variable DISPLAY. */
  readonly name: string;
  /** Presses keys as a person does, such as `alt+shift+l`. */
  press(...keys: readonly string[]): void;
  stop(): Promise<void>;
}

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
  ensurePackages(['xvfb', 'xauth', 'xdotool', 'openbox']);
  const number = freeNumber();
  const name = `:${number}`;
  const screen = startServer('Xvfb', [name, '-screen', '0', '1400x900x24', '-nolisten', 'tcp']);
  await screen.ready(async () => existsSync(`/tmp/.X11-unix/X${number}`));
  const env = { DISPLAY: name };
  const windows: ServerProcess = startServer('openbox', [], { env });
  return {
    name,
    press(...keys) {
      execFileSync('xdotool', ['key', '--clearmodifiers', ...keys], { env: { ...process.env, ...env } });
    },
    async stop() {
      await windows.stop();
      await screen.stop();
    },
  };
}
