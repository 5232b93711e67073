/** The adapters that were loaded into this frame: each is a script of its own, run before the content script. */
import type { Site } from './site.ts';

/** Seen by the scripts of the extension in one frame, and not by the page. */
const shared = globalThis as { shukeSites?: Map<string, Site> };

/** Makes an adapter known to the content script of this frame. */
export function addSite(site: Site): void {
  shared.shukeSites ??= new Map();
  shared.shukeSites.set(site.id, site);
}

/** The adapters of this frame; none on a page whose site has none, or is not known yet. */
export function loadedSites(): readonly Site[] {
  return [...(shared.shukeSites?.values() ?? [])];
}
