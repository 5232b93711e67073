/** Readings of frames -> page states in session storage, where they outlive the worker and the panel sees them change. */

import type { PageSender } from '../messages/handle.ts';
import { type FrameState, type PageState, pageKey } from '../messages/page-state.ts';
import { sessionArea } from '../platform/storage-areas.ts';

/** How often everything was dropped: what was on its way to the storage meanwhile must not arrive there. */
let drops = 0;

/** Another number whenever everything was dropped. */
export function countDrops(): number {
  return drops;
}

/** Nothing that was recognised may be shown any more. */
export async function dropPageStates(): Promise<void> {
  drops++;
  const stored = await sessionArea.get(null);
  await sessionArea.remove(Object.keys(stored).filter((key) => key.startsWith('page:')));
}

/** Only one write at a time for each tab: two frames answer at once, and the later must not undo the earlier. */
export class PageStates {
  readonly #queues = new Map<number, Promise<void>>();

  /** The state of a tab, undefined when nothing was read there. */
  async load(tabId: number): Promise<PageState | undefined> {
    await this.#queues.get(tabId);
    const stored = await sessionArea.get(pageKey(tabId));
    return stored[pageKey(tabId)] as PageState | undefined;
  }

  #enqueue(tabId: number, change: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(tabId) ?? Promise.resolve();
    const after = before.then(change, change).finally(() => {
      if (this.#queues.get(tabId) === after) this.#queues.delete(tabId);
    });
    this.#queues.set(tabId, after);
    return after;
  }

  /**
   * Replaces what is known of one frame. A new document in the top frame ends all frames of the old one.
   * @param dropsBefore - `countDrops` from before the frame was recognised: what was recognised by customers that are gone is not kept
   */
  save(sender: PageSender, frame: FrameState, dropsBefore = drops): Promise<void> {
    const key = pageKey(sender.tabId);
    return this.#enqueue(sender.tabId, async () => {
      const stored = (await sessionArea.get(key))[key] as PageState | undefined;
      if (dropsBefore !== drops) return;
      const isNewPage = sender.frameId === 0 && stored?.frames[0]?.documentId !== frame.documentId;
      const frames = isNewPage ? {} : { ...stored?.frames };
      await sessionArea.set({ [key]: { frames: { ...frames, [sender.frameId]: frame } } satisfies PageState });
    });
  }

  /** A frame went away; with the top frame all others do. A frame that shows a newer document by now stays. */
  leave(sender: PageSender): Promise<void> {
    const dropsBefore = drops;
    const key = pageKey(sender.tabId);
    return this.#enqueue(sender.tabId, async () => {
      const stored = (await sessionArea.get(key))[key] as PageState | undefined;
      if (stored?.frames[sender.frameId]?.documentId !== sender.documentId) return;
      if (dropsBefore !== drops) return;
      const { [sender.frameId]: _left, ...others } = stored.frames;
      if (sender.frameId === 0 || Object.keys(others).length === 0) await sessionArea.remove(key);
      else await sessionArea.set({ [key]: { frames: others } satisfies PageState });
    });
  }

  /** The tab was closed. */
  drop(tabId: number): Promise<void> {
    return this.#enqueue(tabId, () => sessionArea.remove(pageKey(tabId)));
  }
}
