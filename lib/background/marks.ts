/**
 * Recognised customers -> marks in the page, only on sites where the rep switched them on. The content script gets nothing, here
 * neither: a function of ours runs once in the frame with the words that the frame itself has sent (docs/decisions/0014).
 */
import { browser } from 'wxt/browser';
import type { Resolution } from '../model/mention.ts';
import { loadMarkedSites } from '../platform/marked-sites.ts';
import { intersectPatterns } from '../platform/site-pattern.ts';
import { markStyle, paintSurfaces } from './paint-surfaces.ts';

/** The words of the page that mean a customer for sure; what is undecided is not marked. */
export function findMarkedSurfaces({ mentions, customers }: Resolution): string[] {
  const places = new Set(customers.flatMap((customer) => customer.mentions));
  return [...new Set(mentions.filter((_, place) => places.has(place)).map(({ surface }) => surface))];
}

interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

async function paint({ tabId, frameId }: Frame, surfaces: readonly string[]): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  const [result] = await browser.scripting.executeScript({ target, func: paintSurfaces, args: [surfaces] });
  if (result?.result !== true && surfaces.length > 0)
    await browser.scripting.insertCSS({ target, css: markStyle, origin: 'USER' });
}

/** Marks a frame that was just read, when its site is one of those. */
export async function markFrame(frame: Frame & { readonly origin?: string }, resolution: Resolution): Promise<void> {
  const { origin } = frame;
  if (origin === undefined) return;
  const sites = await loadMarkedSites();
  if (sites.some((site) => intersectPatterns(`${origin}/*`, site) !== undefined))
    await paint(frame, findMarkedSurfaces(resolution));
}

/** Takes every mark away in the open tabs of a site. Call it while the site is still allowed. */
export async function clearMarks(pattern: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: pattern });
  await Promise.allSettled(
    tabs.map(({ id }) => {
      if (id === undefined) return undefined;
      return browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, func: paintSurfaces, args: [[]] });
    }),
  );
}
