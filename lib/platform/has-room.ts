/** Whether the browser can write to the disk at all: a full disk looks like a damaged database, and must not be taken for one. */
import { localArea } from './storage-areas.ts';

const key = 'room';
/** More than what is left in a block that is begun already. */
const probe = 'x'.repeat(64 * 1024);

/** Writes and removes a little in the local storage, which stands apart from IndexedDB. Never rejects. */
export async function hasRoom(): Promise<boolean> {
  try {
    await localArea.set({ [key]: probe });
    await localArea.remove(key);
    return true;
  } catch {
    return false;
  }
}
