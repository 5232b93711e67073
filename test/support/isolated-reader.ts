/** lib/sites in a page of a real browser, in a world of its own as a content script has it. */
import { fileURLToPath } from 'node:url';
import type { CDPSession, Frame, Page, Protocol } from 'puppeteer-core';
import { build } from 'vite';
import type { PageReading } from '../../lib/model/page.ts';
import { buildSemantics, buildSites, type SiteScript } from '../../scripts/build-sites.ts';

export interface IsolatedReader {
  /** What the page reads as now. */
  read(): Promise<PageReading>;
  /** Starts to watch the page; `readings` gives what came so far, with the time of each. */
  watch(): Promise<void>;
  readings(): Promise<readonly { readonly at: number; readonly reading: PageReading }[]>;
  /** Evaluates an expression in the reader's world. */
  evaluate<T>(expression: string): Promise<T>;
}

let script: Promise<string> | undefined;
let siteScripts: Promise<readonly SiteScript[]> | undefined;

/** A module and what it imports as one script, which leaves its exports in a global of this name. */
export async function bundleScript(entry: URL, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../../lib/sites', import.meta.url)),
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was bundled');
  return `${output.output[0].code}; globalThis.${name} = ${name}; undefined`;
}

/** What the browser calls a frame, by its address. */
function findFrameId(tree: Protocol.Page.FrameTree, url: string): string | undefined {
  if (tree.frame.url + (tree.frame.urlFragment ?? '') === url) return tree.frame.id;
  return (tree.childFrames ?? []).map((child) => findFrameId(child, url)).find((id) => id !== undefined);
}

export interface IsolatedReaderOptions {
  /** A frame of the page, from the same site; the main frame when absent. */
  readonly frame?: Frame;
  /** Whether the adapters are loaded; true when absent. Without them the semantic step reads every page. */
  readonly hasAdapters?: boolean;
}

/**
 * The reader in a page that has been loaded. It is gone when that navigates.
 * @throws when the page has no such frame any more
 */
export async function createIsolatedReader(page: Page, options: IsolatedReaderOptions = {}): Promise<IsolatedReader> {
  const { frame, hasAdapters = true } = options;
  script ??= bundleScript(new URL('./reader-entry.ts', import.meta.url), 'reader');
  siteScripts ??= Promise.all([buildSemantics(), buildSites()]).then(([semantics, sites]) => [semantics, ...sites]);
  const code = await script;
  const client: CDPSession = await page.createCDPSession();
  const { frameTree } = await client.send('Page.getFrameTree');
  const frameId = frame ? findFrameId(frameTree, frame.url()) : frameTree.frame.id;
  if (frameId === undefined) throw new Error(`The page has no frame ${frame?.url()}`);
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId,
    worldName: hasAdapters ? 'reader' : 'reader without adapters',
  });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
  // The adapters run first, as the browser runs them in the extension.
  const scripts = await siteScripts;
  for (const { code: siteCode } of hasAdapters ? scripts : scripts.slice(0, 1)) await evaluate(`${siteCode}; undefined`);
  await evaluate(code);
  return {
    evaluate,
    read: () => evaluate('reader.readPage(document)'),
    watch: () => evaluate('reader.watch()'),
    readings: () => evaluate('reader.readings'),
  };
}
