/**
 * The semantic step and the adapters of lib/sites -> one small script each, which the browser runs before the content script: the
 * semantic step everywhere, an adapter on its site only.
 */
import { resolve } from 'node:path';
import { build } from 'vite';
import { siteIds } from '../lib/sites/registry.ts';

const folder = resolve(import.meta.dirname, '../lib/sites');

/** A script of the extension, by its path in it. */
export interface SiteScript {
  readonly path: string;
  readonly code: string;
}

/** The name that an adapter's file exports it under: `netease-mail` -> `neteaseMail`. */
export function exportNameOf(id: string): string {
  return id.replace(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase());
}

const file = (name: string): string => JSON.stringify(`${folder}/${name}.ts`);

async function buildScript(path: string, entry: string): Promise<SiteScript> {
  const virtual = {
    name: 'site-entry',
    resolveId: (source: string) => (source === 'site-entry' ? '\0site-entry' : undefined),
    load: (source: string) => (source === '\0site-entry' ? entry : undefined),
  };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: folder,
    plugins: [virtual],
    build: { write: false, minify: true, rolldownOptions: { input: 'site-entry', output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error(`${path} could not be built`);
  return { path, code: output.output[0].code };
}

/** The semantic step of the ladder as a script. */
export function buildSemantics(): Promise<SiteScript> {
  const entry = `import { semanticsSteps } from ${file('generic')};
    import { addSemantics } from ${file('loaded-sites')};
    addSemantics(semanticsSteps);`;
  return buildScript('semantics.js', entry);
}

/** The scripts of these adapters; of all when absent. */
export async function buildSites(ids: readonly string[] = siteIds()): Promise<readonly SiteScript[]> {
  const scripts: SiteScript[] = [];
  for (const id of ids) {
    const entry = `import { ${exportNameOf(id)} as site } from ${file(id)};
      import { addSite } from ${file('loaded-sites')};
      addSite(site);`;
    scripts.push(await buildScript(`sites/${id}.js`, entry));
  }
  return scripts;
}
