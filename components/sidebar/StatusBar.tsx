/** Synced when, list version, how many not sent: honest at all times; and the way to the settings. */
import { CloudOff, RefreshCw, Settings, TriangleAlert } from 'lucide-preact';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import type { SidebarCallbacks, SyncStatus } from '../sidebar-view.ts';
import styles from './StatusBar.module.css';

export interface StatusBarProps {
  readonly status: SyncStatus;
  readonly syncNow: SidebarCallbacks['syncNow'];
  readonly openOptions: SidebarCallbacks['openOptions'];
}

export function StatusBar({ status, syncNow, openOptions }: StatusBarProps) {
  const { messages, dates } = useSpeech();
  const words = messages.status;
  const age = status.syncedAt === undefined ? undefined : dates.ago(status.syncedAt);
  const clock = status.syncedAt === undefined ? '' : dates.time(status.syncedAt);

  function state(): string {
    if (status.state === 'syncing') return words.syncing;
    if (age === undefined) return words.never;
    if (status.origin === 'file') return words.fromFile(age);
    if (status.state === 'offline') return words.offline(clock);
    return status.state === 'failed' ? words.failed(clock) : words.synced(age);
  }

  function unsent(): string {
    if (status.origin !== undefined) return status.unsentCount > 0 ? words.keptHere(status.unsentCount) : '';
    return status.unsentCount > 0 ? words.unsent(status.unsentCount) : words.allSent;
  }

  const Icon = status.state === 'offline' ? CloudOff : status.state === 'failed' ? TriangleAlert : undefined;
  return (
    <footer class={styles.bar}>
      <span class={joinClasses(styles.state, status.state === 'failed' && styles.failed)}>
        {Icon !== undefined && <Icon size={13} aria-hidden="true" />}
        <span>
          {state()}
          {status.listVersion > 0 && ` · ${words.list(status.listVersion)}`}
        </span>
      </span>
      <span class={joinClasses(styles.unsent, status.unsentCount > 0 && status.origin === undefined && styles.some)}>
        {unsent()}
      </span>
      {syncNow !== undefined && status.origin !== 'file' && (
        <button
          type="button"
          class={styles.button}
          aria-label={words.syncNow}
          title={words.syncNow}
          aria-disabled={status.state === 'syncing'}
          onClick={() => status.state !== 'syncing' && syncNow()}
        >
          <RefreshCw size={14} aria-hidden="true" class={status.state === 'syncing' ? styles.turning : undefined} />
        </button>
      )}
      {openOptions !== undefined && (
        <button
          type="button"
          class={styles.button}
          aria-label={messages.status.settings}
          title={messages.status.settings}
          onClick={openOptions}
        >
          <Settings size={14} aria-hidden="true" />
        </button>
      )}
    </footer>
  );
}
