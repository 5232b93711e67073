/** A list of messages or records: who of ours is on it, most pressing first, and one click that logs several. */
import { Check, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ProgressBar } from '../parts/ProgressBar.tsx';
import text from '../parts/text.module.css';
import type { ListCustomer, ListedMail, ListScreen, SidebarCallbacks } from '../sidebar-view.ts';
import { type CustomerRow, CustomerRows } from './CustomerRows.tsx';
import styles from './ListView.module.css';
import { logRowsSentence } from './log-rows-sentence.ts';

export interface ListViewProps {
  readonly screen: ListScreen;
  readonly viewerId: string | undefined;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly on: Pick<SidebarCallbacks, 'openCustomer' | 'logRows' | 'undoRows' | 'readAgain'>;
}

/** Messages of a customer that nobody has logged yet. */
function openMails({ customerId, rows }: ListCustomer): ListedMail[] {
  return rows.flatMap((row) => (row.loggedBefore === undefined ? [{ customerId, identity: row.identity }] : []));
}

export function ListView({ screen, viewerId, staffNames, on }: ListViewProps) {
  const { messages, dates, wording } = useSpeech();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const words = messages.list;
  const { customers } = screen;
  const overdue = customers.filter(
    ({ tier, action }) => tier === 'MVC' && action !== undefined && dates.daysUntil(action.dueOn) < 0,
  ).length;

  const toggle = (customerId: string) => {
    const next = new Set(marked);
    if (!next.delete(customerId)) next.add(customerId);
    setMarked(next);
  };

  /** What of it is logged, in one phrase; nothing for a list without messages. */
  const mailState = ({ rows }: ListCustomer): string | undefined => {
    const logged = rows.filter((row) => row.loggedBefore !== undefined);
    const [first] = logged;
    if (rows.length === 0) return undefined;
    if (first?.loggedBefore === undefined || logged.length < rows.length) return words.mails(rows.length, logged.length);
    const { staffId, loggedAt } = first.loggedBefore;
    const when = dates.day(loggedAt);
    return staffId === viewerId ? messages.log.alreadyYou(when) : messages.log.already(staffNames[staffId] ?? staffId, when);
  };

  const canMark = on.logRows !== undefined && screen.log.kind !== 'saving';
  const rows = customers.map((customer): CustomerRow => {
    const { customerId, name, tier, action, lastTouchpointAt } = customer;
    const isOpen = canMark && openMails(customer).length > 0;
    const last = lastTouchpointAt === undefined ? messages.today.noTouch : messages.today.lastTouch(dates.day(lastTouchpointAt));
    return {
      key: customerId,
      name,
      tier,
      ...(action ? { when: dates.due(action.dueOn), isPressing: dates.daysUntil(action.dueOn) <= 0 } : {}),
      detail: action ? wording(action.title) : last,
      more: mailState(customer),
      onOpen: () => on.openCustomer(customerId),
      ...(isOpen ? { mark: { isOn: marked.has(customerId), label: words.mark(name), onToggle: () => toggle(customerId) } } : {}),
    };
  });

  return (
    <>
      <div class={styles.head}>
        <h1>{words.title(customers.length)}</h1>
        {overdue > 0 && <p class={text.due}>{words.overdue(overdue)}</p>}
      </div>
      {on.logRows !== undefined && <LogRowsBar screen={screen} marked={marked} onLogged={() => setMarked(new Set())} on={on} />}
      <CustomerRows label={words.label} rows={rows} glance={20} />
      {screen.unclearCount > 0 && <p class={styles.note}>{words.unclear(screen.unclearCount)}</p>}
    </>
  );
}

interface LogRowsBarProps {
  readonly screen: ListScreen;
  readonly marked: ReadonlySet<string>;
  readonly onLogged: () => void;
  readonly on: ListViewProps['on'];
}

function LogRowsBar({ screen: { binding, customers, log }, marked, onLogged, on }: LogRowsBarProps) {
  const { messages } = useSpeech();
  const words = messages.list;
  const chosen = marked.size === 0 ? customers : customers.filter(({ customerId }) => marked.has(customerId));
  const mails = chosen.flatMap(openMails);
  const sentence = logRowsSentence(log, messages);
  // Right after a log there is nothing to add, unless something was chosen or failed: the list itself is only being read again.
  const isDone = log.kind === 'logged' && log.undoSecondsLeft > 0 && log.failed === 0 && marked.size === 0;
  const isBad = log.kind === 'page-moved-on' || (log.kind === 'logged' && log.failed + log.gone > 0);
  return (
    <div class={styles.bar}>
      {log.kind === 'saving' ? (
        <ProgressBar label={words.saving(log.done, log.total)} done={log.done} total={log.total} />
      ) : (
        sentence !== '' && (
          <p class={joinClasses(styles.outcome, isBad && styles.alert)}>
            {isBad ? <TriangleAlert size={15} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />}
            <span class={styles.sentence}>{sentence}</span>
            {log.kind === 'logged' && log.undoSecondsLeft > 0 && (
              <Button look="link" onClick={on.undoRows}>
                {log.savedCount === 1 ? messages.log.undo : words.undo}{' '}
                <span aria-hidden="true">{messages.log.seconds(log.undoSecondsLeft)}</span>
              </Button>
            )}
            {log.kind === 'page-moved-on' && <Button onClick={on.readAgain}>{messages.log.readAgain}</Button>}
          </p>
        )
      )}
      {log.kind !== 'saving' && !isDone && mails.length > 0 && (
        <Button
          // Whoever opens an inbox wants to see who wrote: all of it is logged only by who means to.
          look={marked.size > 0 ? 'primary' : 'plain'}
          class={styles.main}
          onClick={() => {
            on.logRows?.(binding, mails);
            onLogged();
          }}
        >
          {marked.size === 0 ? words.logAll(mails.length) : words.logChosen(mails.length)}
        </Button>
      )}
      <p role="status" class={text.hidden}>
        {sentence}
      </p>
    </div>
  );
}
