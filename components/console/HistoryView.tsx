/** All published lists; any of them can be brought back as a new version. */
import { useState } from 'preact/hooks';
import type { ConsoleCallbacks, ConsoleView } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import styles from './HistoryView.module.css';
import { LoadedSection } from './LoadedSection.tsx';
import table from './table.module.css';

export interface HistoryViewProps {
  readonly view: ConsoleView;
  readonly on: Pick<ConsoleCallbacks, 'rollBack' | 'reloadHistory'>;
}

export function HistoryView({ view, on }: HistoryViewProps) {
  const { messages, dates, number } = useSpeech();
  const words = messages.console;
  const [asked, setAsked] = useState<number>();
  const { history, staffNames } = view;
  const inForce = view.current?.version ?? 0;
  // Not every backend says how many customers a list names.
  const isCounted = history.kind === 'loaded' && history.versions.some(({ entryCount }) => entryCount !== undefined);
  return (
    <LoadedSection
      title={words.history}
      state={history}
      loading={words.historyLoading}
      failed={words.historyFailed}
      onReload={on.reloadHistory}
    >
      {history.kind === 'loaded' && history.rollingBackTo !== undefined && (
        <p role="status">{words.rollingBack(history.rollingBackTo)}</p>
      )}
      {history.kind === 'loaded' && history.versions.length === 0 && <p class={table.dim}>{words.historyEmpty}</p>}
      {history.kind === 'loaded' && history.versions.length > 0 && (
        <div class={table.scroll}>
          <table class={table.table}>
            <thead>
              <tr>
                <th scope="col">{words.version}</th>
                <th scope="col">{words.publishedHead}</th>
                <th scope="col">{words.noteHead}</th>
                {isCounted && (
                  <th scope="col" class={table.number}>
                    {words.entries}
                  </th>
                )}
                <td />
              </tr>
            </thead>
            <tbody>
              {history.versions.map((version) => (
                <tr key={version.version}>
                  <th scope="row" class={table.name}>
                    v{version.version} {version.version === inForce && <Badge class={styles.current}>{words.inForce}</Badge>}
                  </th>
                  <td>
                    {version.publishedAt !== undefined && dates.fullDay(version.publishedAt)}
                    {version.publishedBy !== undefined && (
                      <div class={table.dim}>{staffNames[version.publishedBy] ?? version.publishedBy}</div>
                    )}
                  </td>
                  <td class={table.dim}>
                    {version.rollbackOf !== undefined && words.rollbackOf(version.rollbackOf)}
                    {version.rollbackOf !== undefined && version.note !== undefined && version.note !== '' && ' · '}
                    {version.note}
                  </td>
                  {isCounted && <td class={table.number}>{version.entryCount !== undefined && number(version.entryCount)}</td>}
                  <td class={table.number}>
                    {on.rollBack !== undefined && version.version !== inForce && (
                      <Button
                        look="quiet"
                        disabled={history.rollingBackTo !== undefined}
                        onClick={() => setAsked(version.version)}
                      >
                        {words.rollBack(version.version)}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          title={words.rollBackTitle(asked)}
          confirm={words.rollBackConfirm}
          cancel={words.cancel}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            on.rollBack?.(asked);
          }}
        >
          {words.rollBackText(asked, inForce + 1)}
        </ConfirmDialog>
      )}
    </LoadedSection>
  );
}
