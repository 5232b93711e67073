/** Sites that the user allowed -> the content script runs there, now and from now on, and nowhere else. */
import { browser } from 'wxt/browser';
import { intersectPatterns, isLeftAlone, sitePatternOf, sitesLeftAlone } from '../platform/site-pattern.ts';
import { localArea } from '../platform/storage-areas.ts';
import { copyPage } from '../sites/copy-page.ts';
import { hostedSites, selfHostedSites } from '../sites/registry.ts';

const scriptId = 'page';
/** The semantic step of the ladder and the script that reads, in this order. */
const scriptFiles = ['/semantics.js', '/page.js'];

/** Origins that the user or the company has granted, as match patterns. */
export async function findGrantedOrigins(): Promise<string[]> {
  const granted = await browser.permissions.getAll();
  return [...(granted.origins ?? [])].sort();
}

/** The script of an adapter. */
function adapterFile(site: string): string {
  return `/sites/${site}.js`;
}

/** Where each adapter runs: the part of its addresses that was granted, and where its pages were seen. */
async function findAdapterPatterns(granted: readonly string[]): Promise<Map<string, string[]>> {
  const seen = await loadSeenSites();
  const places = [...Object.entries(hostedSites), ...Object.entries(seen).map(([origin, sites]) => [sites, [origin]] as const)];
  const found = new Map<string, string[]>();
  for (const [sites, patterns] of places) {
    const shared = granted.flatMap((grant) => patterns.flatMap((pattern) => intersectPatterns(grant, pattern) ?? []));
    if (shared.length === 0) continue;
    for (const site of [sites].flat()) found.set(site, [...new Set([...(found.get(site) ?? []), ...shared])].sort());
  }
  return found;
}

/** Only one at a time: two frames are recognised at once, and the same script cannot be registered twice. */
let registering: Promise<void> = Promise.resolve();

/** Makes the registration equal to what is granted; safe to call at any time, as often as one likes. */
export function registerGrantedSites(): Promise<void> {
  registering = registering.then(register, register);
  return registering;
}

async function register(): Promise<void> {
  const granted = await findGrantedOrigins();
  const adapters = granted.length === 0 ? [] : [...(await findAdapterPatterns(granted))];
  const script = {
    allFrames: true,
    // Message panes and editors live in about:blank frames that belong to the page around them.
    matchOriginAsFallback: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  const excludeMatches = [...new Set([...adapters.flatMap(([, matches]) => matches), ...sitesLeftAlone])];
  const scripts = [
    ...(granted.length === 0 ? [] : [{ ...script, id: scriptId, js: scriptFiles, matches: granted, excludeMatches }]),
    // Adapter and content script in this order, so that the first reading is the adapter's.
    ...adapters.map(([site, matches]) => ({
      ...script,
      id: `${scriptId}-${site}`,
      js: [adapterFile(site), ...scriptFiles],
      matches,
    })),
  ];
  const existing = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const gone = existing.filter((id) => !scripts.some((script) => script.id === id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const known = scripts.filter(({ id }) => existing.includes(id));
  if (known.length > 0) await browser.scripting.updateContentScripts(known);
  const added = scripts.filter(({ id }) => !existing.includes(id));
  if (added.length > 0) await browser.scripting.registerContentScripts(added);
}

/** What runs in the frames of a page, in this order: its adapters, as far as the address tells them, and the content script. */
async function scriptFilesFor(url: string | undefined): Promise<string[]> {
  const { origin } = new URL(url ?? 'about:blank');
  const here = origin === 'null' ? [] : [...(await findAdapterPatterns([`${origin}/*`])).keys()];
  return [...here.map(adapterFile), ...scriptFiles];
}

/** Runs the content script in all frames of a tab, in place of the one that runs there. */
export async function readTab(tabId: number): Promise<void> {
  const { url } = await browser.tabs.get(tabId);
  if (url !== undefined && URL.canParse(url) && isLeftAlone(new URL(url).hostname)) return;
  await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: await scriptFilesFor(url) });
}

/** The page of a tab as HTML in which no word can be read, empty when the browser does not let us look. */
export async function copyTab(tabId: number): Promise<string> {
  const [top] = await browser.scripting.executeScript({ target: { tabId }, func: copyPage, args: [{ keep: [] }] });
  return typeof top?.result === 'string' ? top.result : '';
}

/** Runs the content script in every open tab of these origins, so that nothing has to be reloaded. */
export async function readOpenTabs(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...origins] });
  await Promise.allSettled(tabs.map(({ id, discarded }) => (id === undefined || discarded ? undefined : readTab(id))));
}

/** Software under an address of its owner's, as its pages were seen: origin as a match pattern -> ids of sites. */
type SeenSites = Readonly<Record<string, readonly string[]>>;
const seenSitesKey = 'seenSites';
/** An origin that claims to be everything is kept from filling the storage. */
const maxSeenOrigins = 500;

async function loadSeenSites(): Promise<SeenSites> {
  return ((await localArea.get(seenSitesKey))[seenSitesKey] as SeenSites | undefined) ?? {};
}

/**
 * A frame looks like software that we have an adapter for, under an address that nobody can list: loads the adapter there, and
 * from now on with every page of that origin. What the frame says is not trusted: it gets one of our own scripts or nothing.
 */
export async function loadAdapter(
  site: string,
  frame: { readonly tabId: number; readonly frameId: number; readonly url?: string },
): Promise<void> {
  const { tabId, frameId, url = '' } = frame;
  if (!Object.hasOwn(selfHostedSites, site) || !/^https?:/.test(url)) return;
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [adapterFile(site), ...scriptFiles] });
  const origin = sitePatternOf(url, import.meta.env.FIREFOX);
  const seen = await loadSeenSites();
  const sites = seen[origin] ?? [];
  if (sites.includes(site) || Object.keys(seen).length >= maxSeenOrigins) return;
  await localArea.set({ [seenSitesKey]: { ...seen, [origin]: [...sites, site] } satisfies SeenSites });
  await registerGrantedSites();
}
