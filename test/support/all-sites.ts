/** Every adapter of lib/sites and the semantic step, which in the extension are scripts of their own: loaded by importing this. */

import { semanticsSteps } from '../../lib/sites/generic.ts';
import { addSemantics } from '../../lib/sites/loaded-sites.ts';
import { siteIds } from '../../lib/sites/registry.ts';
import type { Site } from '../../lib/sites/site.ts';
import { exportNameOf } from '../../scripts/build-sites.ts';

/** @throws when a registered site has no file, or its file does not export it under its name */
async function loadSite(id: string): Promise<Site> {
  const module = (await import(`../../lib/sites/${id}.ts`)) as Record<string, Site | undefined>;
  const site = module[exportNameOf(id)];
  if (site?.id !== id) throw new Error(`lib/sites/${id}.ts exports no site ${exportNameOf(id)} with the id ${id}`);
  return site;
}

addSemantics(semanticsSteps);

export const allSites: readonly Site[] = await Promise.all(siteIds().map(loadSite));
