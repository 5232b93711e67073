/** What the user has allowed, in memory: the browser for tests has no permissions of its own. */
import { fakeBrowser } from 'wxt/testing/fake-browser';

export interface FakePermissions {
  /** Allows a match pattern, as the user does by a click. */
  add(origin: string): void;
  remove(origin: string): void;
}

/** Takes the place of the permissions of the fake browser until it is reset. */
export function fakePermissions(...origins: readonly string[]): FakePermissions {
  const granted = new Set(origins);
  const events = { onAdded: new Set<() => void>(), onRemoved: new Set<() => void>() };
  const event = (listeners: Set<() => void>) => ({
    addListener: (listener: () => void) => void listeners.add(listener),
    removeListener: (listener: () => void) => void listeners.delete(listener),
  });
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins: wanted }: { origins: string[] }) => wanted.every((origin) => granted.has(origin)),
    onAdded: event(events.onAdded),
    onRemoved: event(events.onRemoved),
  });
  return {
    add(origin) {
      granted.add(origin);
      for (const listener of events.onAdded) listener();
    },
    remove(origin) {
      granted.delete(origin);
      for (const listener of events.onRemoved) listener();
    },
  };
}
