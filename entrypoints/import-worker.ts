/** The worker of the import page: reads files, checks them, and writes their customers into the cache. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openDatabase } from '../lib/cache/db.ts';
import type { DeskQuestion, DeskReply } from '../lib/import/desk-messages.ts';
import { createImportDesk } from '../lib/import/import-desk.ts';
import { serveDesk } from '../lib/import/serve-desk.ts';

/** What this context is; the types are those of a page. */
interface WorkerScope {
  postMessage(reply: DeskReply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<DeskQuestion>) => void): void;
}

export default defineUnlistedScript(() => {
  const scope = globalThis as unknown as WorkerScope;
  const take = serveDesk(createImportDesk(openDatabase()), (reply) => scope.postMessage(reply));
  scope.addEventListener('message', ({ data }) => void take(data));
});
