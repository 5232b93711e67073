/** A list to publish -> the body of its request, in slices: in one go a hundred thousand entries would hold the page. */
import type { NewTierList } from '../model/tier-list.ts';
import { createPauses } from '../sync/rest.ts';

/** Entries turned into text in one go, well below a slice. */
const entriesAtOnce = 200;

/** The JSON of the list, in UTF-8. */
export async function packTierList({ entries, ...rest }: NewTierList): Promise<Blob> {
  const pause = createPauses();
  const parts: Blob[] = [];
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const text = JSON.stringify(entries.slice(at, at + entriesAtOnce)).slice(1, -1);
    // Each a Blob at once: texts would be encoded together at the end.
    parts.push(new Blob([at === 0 ? '' : ',', text]));
    const paused = pause();
    if (paused) await paused;
  }
  const head = JSON.stringify(rest).slice(0, -1);
  return new Blob([head, head === '{' ? '' : ',', '"entries":[', ...parts, ']}']);
}
