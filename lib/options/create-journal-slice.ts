/** The journal -> ledger, scorecard and diary of the options page, each following every change. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { DiaryLine, LedgerView, OptionsCallbacks, Scorecard } from '../../components/options-view.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import type { Journal, PermissionEvent, SiteUse } from '../cache/journal.ts';
import { createLiveSignal, type Live } from '../platform/live-signal.ts';
import { describeDiary } from './diary.ts';
import { buildLedger, ledgerToCsv } from './ledger.ts';
import { saveFile } from './save-file.ts';
import { computeScorecard } from './scorecard.ts';

export interface JournalSlice {
  readonly ledger: ReadonlySignal<LedgerView | undefined>;
  readonly requestCount: ReadonlySignal<number | undefined>;
  readonly scorecard: ReadonlySignal<Scorecard | undefined>;
  readonly diary: ReadonlySignal<readonly DiaryLine[] | undefined>;
  readonly sites: ReadonlySignal<{ readonly events: readonly PermissionEvent[]; readonly uses: readonly SiteUse[] } | undefined>;
  readonly callbacks: Required<Pick<OptionsCallbacks, 'saveLedger' | 'saveUnsent' | 'copyScorecard'>>;
}

function loadedValue<T>(live: ReadonlySignal<Live<T>>): T | undefined {
  return live.value.state === 'loaded' ? live.value.value : undefined;
}

/** Everything stops with `stop`. */
export function createJournalSlice(
  journal: Journal,
  database: ShukeDatabase,
  nowMs: () => number,
  stop: AbortSignal,
): JournalSlice {
  const requests = createLiveSignal(
    () => undefined,
    () => journal.requests.toArray(),
    stop,
  );
  const deeds = createLiveSignal(
    () => undefined,
    () => journal.deeds.toArray(),
    stop,
  );
  const sites = createLiveSignal(
    () => undefined,
    async () => ({ events: await journal.permissions.toArray(), uses: await journal.siteUse.toArray() }),
    stop,
  );
  const dayOfFile = (): string => new Date(nowMs()).toISOString().slice(0, 10);
  return {
    ledger: computed(() => {
      const all = loadedValue(requests);
      return all && buildLedger(all);
    }),
    requestCount: computed(() => loadedValue(requests)?.length),
    scorecard: computed(() => {
      const all = loadedValue(deeds);
      return all && computeScorecard(all, nowMs());
    }),
    diary: computed(() => {
      const all = loadedValue(sites);
      return all && describeDiary(all.events);
    }),
    sites: computed(() => loadedValue(sites)),
    callbacks: {
      saveLedger: () => saveFile(`shuke-requests-${dayOfFile()}.csv`, 'text/csv', ledgerToCsv(loadedValue(requests) ?? [])),
      saveUnsent: () =>
        void database.outbox
          .toCollection()
          .primaryKeys()
          .then((ids) => database.touchpoints.bulkGet(ids))
          .then((found) => {
            const touchpoints = found.flatMap((entry) => entry?.touchpoint ?? []);
            saveFile(`shuke-unsent-${dayOfFile()}.json`, 'application/json', JSON.stringify({ touchpoints }, undefined, 2));
          }),
      copyScorecard: (text) => void navigator.clipboard.writeText(text),
    },
  };
}
