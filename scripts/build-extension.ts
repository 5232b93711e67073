/** Builds the extension for one browser or both, and says nothing but mistakes. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Folders below `.output`, by browser. */
export const outputFolders = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

/** @throws with everything that the build printed when it fails */
export async function buildExtension(browser: keyof typeof outputFolders): Promise<void> {
  const args = [resolve(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', browser, '--mv3'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => printed.push(bytes.toString()));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`The extension could not be built for ${browser}.\n${printed.join('')}`);
}

if (process.argv[1] === import.meta.filename) {
  const wanted = process.argv[2];
  const browsers = wanted === 'chrome' || wanted === 'firefox' ? ([wanted] as const) : (['chrome', 'firefox'] as const);
  for (const browser of browsers) {
    await buildExtension(browser);
    console.log(`Built ${outputFolders[browser]}`);
  }
}
