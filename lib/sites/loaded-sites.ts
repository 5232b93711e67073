/**
 * What was loaded into this frame beside the content script: the semantic step of the ladder, and the adapters of the site. Each is
 * a script of its own, run before the content script.
 */
import type { MessageFields, PageShape, Site } from './site.ts';

/** What a page means. Of a message that is open or being written the fields, which stand before all other parts. */
export interface Meaning extends Omit<PageShape, 'message'> {
  readonly fields?: MessageFields;
  /** Day and time of the message as the page shows them, exact or not. */
  readonly dated?: string | undefined;
}

/** Where the text of any page stands, by what the page means. */
export type SemanticStep = (document: Document, today?: Date) => Generator<void, Meaning>;

/** Seen by the scripts of the extension in one frame, and not by the page. */
const shared = globalThis as { shukeSites?: Map<string, Site>; shukeSemantics?: SemanticStep };

/** Makes an adapter known to the content script of this frame. */
export function addSite(site: Site): void {
  shared.shukeSites ??= new Map();
  shared.shukeSites.set(site.id, site);
}

/** The adapters of this frame; none on a page whose site has none, or is not known yet. */
export function loadedSites(): readonly Site[] {
  return [...(shared.shukeSites?.values() ?? [])];
}

/** Makes the semantic step known to the content script of this frame. */
export function addSemantics(step: SemanticStep): void {
  shared.shukeSemantics = step;
}

/** The semantic step; absent where only plain text can be read. */
export function loadedSemantics(): SemanticStep | undefined {
  return shared.shukeSemantics;
}
