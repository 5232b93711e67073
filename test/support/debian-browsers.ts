/** The browsers of Debian, installed when they are missing and we may. */
import { existsSync } from 'node:fs';
import { ensurePackages } from '../apps/debian-packages.ts';

/**
 * Path of Chromium.
 * @throws {MissingPackagesError} when it is missing and cannot be installed; the message says what to do
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && existsSync(named)) return named;
  const path = '/usr/bin/chromium';
  // Without a Chinese font there are only boxes in the pictures.
  if (!existsSync(path)) ensurePackages(['chromium', 'fonts-wqy-microhei']);
  return path;
}

/**
 * Path of Firefox ESR.
 * @throws {MissingPackagesError} when it is missing and cannot be installed; the message says what to do
 */
export function findFirefox(): string {
  const named = process.env.FIREFOX_PATH;
  if (named !== undefined && existsSync(named)) return named;
  const path = '/usr/bin/firefox-esr';
  if (!existsSync(path)) ensurePackages(['firefox-esr', 'fonts-wqy-microhei']);
  return path;
}
