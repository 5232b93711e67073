/** A state of the console -> a case of the gallery. */
import { Console } from '../../components/Console.tsx';
import type { ConsoleCallbacks, ConsoleView } from '../../components/console-view.ts';
import type { GalleryCase } from './gallery-case.ts';
import { now, staffNames, timeZone } from './sample-company.ts';

const nothing = () => undefined;

const allConsoleCallbacks: ConsoleCallbacks = {
  chooseFile: nothing,
  mapColumn: nothing,
  publish: nothing,
  startOver: nothing,
  compareAgain: nothing,
  rollBack: nothing,
  reloadHistory: nothing,
  openOptions: nothing,
  overrideTier: nothing,
  dropOverride: nothing,
  names: { decide: nothing, reload: nothing },
  newcomers: { decide: nothing, reload: nothing },
  playbook: {
    chooseFile: nothing,
    download: nothing,
    publish: nothing,
    startOver: nothing,
    compareAgain: nothing,
    reloadEffects: nothing,
    takeWeights: nothing,
  },
};

/** The manager's console: signed in, list v42 in force, but for what is given. */
export function consoleCase(view: Partial<ConsoleView>, more: Pick<GalleryCase, 'use'> = {}): GalleryCase {
  return {
    width: 1180,
    narrowest: 640,
    render: (locale) => <Console view={{ ...ordinaryConsole, ...view }} on={allConsoleCallbacks} locale={locale} />,
    ...(more.use === undefined ? {} : { use: more.use }),
  };
}

const ordinaryConsole: ConsoleView = {
  now,
  timeZone,
  companyName: 'Lanting Tooling 兰庭工具',
  staffNames,
  access: { kind: 'manager', name: staffNames.zhang ?? '' },
  current: { version: 42, publishedAt: '2026-11-18T08:30:00Z', publishedBy: 'zhang', note: '第四季度复核' },
  draft: { kind: 'empty' },
  playbook: { version: 3, effects: { kind: 'loaded', since: '2026-05-24', rules: [] }, draft: { kind: 'empty' }, proposals: [] },
  history: {
    kind: 'loaded',
    versions: [
      { version: 42, publishedAt: '2026-11-18T08:30:00Z', publishedBy: 'zhang', note: '第四季度复核', entryCount: 300 },
      { version: 41, publishedAt: '2026-10-02T03:10:00Z', publishedBy: 'zhang', note: '', rollbackOf: 39, entryCount: 298 },
      {
        version: 40,
        publishedAt: '2026-09-30T07:05:00Z',
        publishedBy: 'zhao',
        note: 'Autumn review, first draft',
        entryCount: 298,
      },
      { version: 39, publishedAt: '2026-07-01T01:00:00Z', publishedBy: 'zhang', note: '第二季度复核', entryCount: 291 },
    ],
  },
};
