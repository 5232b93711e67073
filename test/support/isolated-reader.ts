/** lib/sites in a page of a real browser, in a world of its own as a content script has it. */
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'puppeteer-core';
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

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../../lib/sites', import.meta.url)),
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('./reader-entry.ts', import.meta.url)), formats: ['iife'], name: 'reader' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was bundled');
  return output.output[0].code;
}

/** The reader in the main frame of a page that has been loaded. It is gone when the page navigates. */
export async function createIsolatedReader(page: Page): Promise<IsolatedReader> {
  script ??= bundle();
  siteScripts ??= Promise.all([buildSemantics(), buildSites()]).then(([semantics, sites]) => [semantics, ...sites]);
  const code = await script;
  const client: CDPSession = await page.createCDPSession();
  const { frameTree } = await client.send('Page.getFrameTree');
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'reader',
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
  for (const { code: siteCode } of await siteScripts) await evaluate(`${siteCode}; undefined`);
  await evaluate(`${code}; globalThis.reader = reader; undefined`);
  return {
    evaluate,
    read: () => evaluate('reader.readPage(document)'),
    watch: () => evaluate('reader.watch()'),
    readings: () => evaluate('reader.readings'),
  };
}
