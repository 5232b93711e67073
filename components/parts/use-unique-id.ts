/** An id for a label, a group of radio buttons, or what a control points to. */
import { useState } from 'preact/hooks';

let count = 0;

/**
 * The same for a component as long as it stands on the page, and no other component's.
 * Preact's own `useId` begins anew each time the whole page is rendered again, so that what comes later gets an id that is taken.
 */
export function useUniqueId(): string {
  const [id] = useState(() => {
    count += 1;
    return `u${count}`;
  });
  return id;
}
