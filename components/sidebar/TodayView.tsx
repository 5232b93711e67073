/** My day: what is due over all customers, what a list has moved, whom I dealt with last. */
import { ChevronDown } from 'lucide-preact';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import type { SidebarCallbacks, TodayScreen } from '../sidebar-view.ts';
import { type CustomerRow, CustomerRows } from './CustomerRows.tsx';
import { ListMoveView } from './ListMoveView.tsx';
import styles from './TodayView.module.css';

export interface TodayViewProps {
  readonly screen: TodayScreen;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly on: Pick<SidebarCallbacks, 'openCustomer' | 'confirmListMove' | 'wakeAction' | 'unblockSender'>;
}

export function TodayView({ screen, staffNames, on }: TodayViewProps) {
  const { messages, dates, wording } = useSpeech();
  const because = { nobody: messages.today.nobody, 'no-page': messages.today.noPage, asked: undefined }[screen.because];
  const rows = screen.actions.map(
    (item): CustomerRow => ({
      key: item.customerId,
      name: item.name,
      tier: item.tier,
      when: dates.due(item.action.dueOn),
      isPressing: dates.daysUntil(item.action.dueOn) <= 0,
      detail: wording(item.action.title),
      onOpen: () => on.openCustomer(item.customerId),
    }),
  );
  const { snoozed = [] } = screen;
  const due = rows.filter((row) => row.isPressing);
  const later = rows.filter((row) => !row.isPressing);
  return (
    <>
      <div class={styles.head}>
        <h1>{messages.today.title(screen.dueCount)}</h1>
        {screen.filtered === undefined ? (
          because !== undefined && <p class={text.small}>{because}</p>
        ) : (
          <p class={text.small}>
            {messages.today.filtered[screen.filtered.by](screen.filtered.address)}
            {screen.filtered.by === 'you' && on.unblockSender !== undefined && (
              <>
                {' '}
                <Button look="link" onClick={() => screen.filtered && on.unblockSender?.(screen.filtered.key)}>
                  {messages.today.unblock}
                </Button>
              </>
            )}
          </p>
        )}
      </div>
      {screen.listMove !== undefined && <ListMoveView move={screen.listMove} staffNames={staffNames} on={on} />}
      {screen.actions.length === 0 && <p class={styles.none}>{messages.today.none}</p>}
      {due.length > 0 && <CustomerRows label={messages.today.actions} rows={due} glance={8} />}
      {later.length > 0 && (
        <>
          {due.length > 0 && <h2 class={styles.title}>{messages.today.comingUp}</h2>}
          <CustomerRows label={messages.today.comingUp} rows={later} glance={4} />
        </>
      )}
      {snoozed.length > 0 && (
        <details class={styles.snoozed}>
          <summary class={styles.title}>
            {messages.today.snoozed(snoozed.length)}
            <ChevronDown class={styles.chevron} size={14} aria-hidden="true" />
          </summary>
          <CustomerRows
            label={messages.today.snoozed(snoozed.length)}
            rows={snoozed.map((item) => ({
              key: `${item.customerId} ${item.action.ruleId}`,
              name: item.name,
              tier: item.tier,
              detail: wording(item.action.title),
              more: messages.today.until(dates.day(item.until)),
              onOpen: () => on.openCustomer(item.customerId),
              ...(on.wakeAction === undefined
                ? {}
                : { aside: { label: messages.today.wake, onClick: () => on.wakeAction?.(item.customerId, item.action) } }),
            }))}
          />
        </details>
      )}
      {screen.recent.length > 0 && (
        <>
          <h2 class={styles.title}>{messages.today.recent}</h2>
          <CustomerRows
            label={messages.today.recent}
            rows={screen.recent.map((customer) => ({
              key: customer.customerId,
              name: customer.name,
              tier: customer.tier,
              detail:
                customer.lastTouchpointAt === undefined
                  ? messages.today.noTouch
                  : messages.today.lastTouch(dates.day(customer.lastTouchpointAt)),
              onOpen: () => on.openCustomer(customer.customerId),
            }))}
          />
        </>
      )}
    </>
  );
}
