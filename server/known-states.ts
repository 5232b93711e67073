/** What a poll needs of each viewer, remembered until something is written. */
import type { Database } from './database.ts';
import type { ViewerState } from './head.ts';
import type { Viewer } from './viewer.ts';

export interface KnownStates {
  /** The state as of now; undefined when it must be read. */
  find(viewer: Viewer): ViewerState | undefined;
  /** Call before reading; the result remembers what was read, unless something was written meanwhile. */
  beginReading(viewer: Viewer): (state: ViewerState) => void;
}

/** Viewers remembered at a time, at most. */
const maxKnown = 10_000;

/**
 * PGlite has one connection, so that a poll would wait for a long publication; and one process, so that this one knows
 * of every write. On PostgreSQL neither holds, and nothing is remembered.
 */
export function createKnownStates({ kind, written }: Database): KnownStates {
  let asOf = written.rows;
  const states = new Map<string, ViewerState>();
  const keyOf = (viewer: Viewer) => JSON.stringify([viewer.staff, viewer.teamIds]);
  const refresh = () => {
    if (asOf !== written.rows || states.size >= maxKnown) states.clear();
    asOf = written.rows;
  };
  return {
    find: (viewer) => {
      refresh();
      return states.get(keyOf(viewer));
    },
    beginReading: (viewer) => {
      const begun = written.rows;
      return (state) => {
        refresh();
        if (kind === 'pglite' && begun === written.rows) states.set(keyOf(viewer), state);
      };
    },
  };
}
