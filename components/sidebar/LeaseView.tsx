/** The cached data may no longer be shown. */
import { Lock } from 'lucide-preact';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './LeaseView.module.css';

export interface LeaseViewProps {
  readonly syncedAt: string | undefined;
  readonly on: Pick<SidebarCallbacks, 'syncNow'>;
}

export function LeaseView({ syncedAt, on }: LeaseViewProps) {
  const { messages, dates } = useSpeech();
  return (
    <div class={styles.lease}>
      <Lock size={24} aria-hidden="true" />
      <h1>{messages.lease.title}</h1>
      <p>{syncedAt === undefined ? messages.lease.textUnknown : messages.lease.text(dates.ago(syncedAt))}</p>
      {on.syncNow !== undefined && (
        <Button look="primary" onClick={on.syncNow}>
          {messages.lease.action}
        </Button>
      )}
    </div>
  );
}
