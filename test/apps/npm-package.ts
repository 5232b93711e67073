/** Software from npm that a test needs: installed once into a folder of its own, beside what the project itself depends on. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder in whose `node_modules` the package is. The first time it is installed there, which takes up to a minute and is said
 * on stderr; it is kept, and git ignores it. No script of a package is run.
 * @throws when npm cannot install it
 */
export function installNpmPackage(name: string, version: string): string {
  const folder = fileURLToPath(new URL(`../../.shuke/apps/${name}-${version}`, import.meta.url));
  if (existsSync(join(folder, 'node_modules', name))) return folder;
  console.error(`Installing ${name} …`);
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const manifest = { name: `${name}-host`, private: true, type: 'module', dependencies: { [name]: version } };
  writeFileSync(join(fresh, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: fresh,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(folder, { recursive: true, force: true });
  // In one step: an interrupted installation is not taken for a whole one.
  renameSync(fresh, folder);
  return folder;
}
