/** What we and the customer last had to do with each other. */
import { TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ChannelIcon } from '../parts/ChannelIcon.tsx';
import { SparkLine } from '../parts/SparkLine.tsx';
import text from '../parts/text.module.css';
import { useUniqueId } from '../parts/use-unique-id.ts';
import type { CardTouchpoint, CustomerCard, SidebarCallbacks } from '../sidebar-view.ts';
import { monthsOf } from './months-of.ts';
import { TouchpointActions } from './TouchpointActions.tsx';
import { TouchpointFilterBar } from './TouchpointFilterBar.tsx';
import styles from './TouchpointList.module.css';
import { facetsOf, filterTouchpoints, type TouchpointFilter } from './touchpoint-filter.ts';
import { worstFirst } from './worst-first.ts';

/** Rows at first glance. */
const glance = 4;

export interface TouchpointListProps {
  readonly card: CustomerCard;
  readonly viewerId: string | undefined;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly logNote?: SidebarCallbacks['logNote'];
}

export function TouchpointList({ card, viewerId, staffNames, logNote }: TouchpointListProps) {
  const { messages, dates } = useSpeech();
  const [isLong, setIsLong] = useState(false);
  const titleId = useUniqueId();
  const { worst, others } = worstFirst(card.touchpoints, card.insight);
  const [filter, setFilter] = useState<TouchpointFilter>({});
  const ordered = worst === undefined ? others : [worst, ...others];
  const facets = facetsOf(card.touchpoints);
  // At first glance everything counts; filters show themselves only to who looks at the whole.
  const wanted = isLong ? filterTouchpoints(ordered, filter) : ordered.slice(0, glance);
  const months = monthsOf(isLong ? wanted : card.touchpoints, dates.today, dates.dayOf);
  const total = months.reduce((sum, count) => sum + count, 0);

  return (
    <section class={styles.section} aria-labelledby={titleId}>
      <div class={styles.head}>
        <h2 id={titleId}>{messages.touchpoints.title}</h2>
        {ordered.length > 0 && <SparkLine counts={months} label={messages.touchpoints.count(total)} />}
      </div>
      {isLong && <TouchpointFilterBar facets={facets} filter={filter} staffNames={staffNames} onChange={setFilter} />}
      {isLong && (
        <p role="status" class={text.hidden}>
          {Object.keys(filter).length > 0 ? messages.touchpoints.count(wanted.length) : ''}
        </p>
      )}
      {ordered.length === 0 ? (
        <p class={text.small}>{messages.touchpoints.none}</p>
      ) : (
        <ul class={styles.list}>
          {wanted.length === 0 && <li class={styles.nothing}>{messages.touchpoints.nothing}</li>}
          {wanted.map((entry) => (
            <TouchpointRow
              key={entry.touchpoint.id}
              card={card}
              entry={entry}
              viewerId={viewerId}
              logNote={logNote}
              isWorst={entry === worst}
              contactName={card.customer.contacts.find((contact) => contact.id === entry.touchpoint.contactId)?.name}
              staffNames={staffNames}
            />
          ))}
        </ul>
      )}
      {ordered.length > glance && (
        <Button look="link" class={styles.all} aria-expanded={isLong} onClick={() => setIsLong(!isLong)}>
          {isLong ? messages.touchpoints.showFewer : messages.touchpoints.showAll(ordered.length)}
        </Button>
      )}
    </section>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface TouchpointRowProps {
  readonly card: CustomerCard;
  readonly entry: CardTouchpoint;
  readonly viewerId: string | undefined;
  readonly logNote: SidebarCallbacks['logNote'];
  readonly isWorst: boolean;
  readonly contactName: string | undefined;
  readonly staffNames: Readonly<Record<string, string>>;
}

function TouchpointRow({ card, entry, viewerId, logNote, isWorst, contactName, staffNames }: TouchpointRowProps) {
  const { messages, dates, list } = useSpeech();
  const { touchpoint, sending } = entry;
  const channel = messages.channel[touchpoint.channel];
  const told = touchpoint.subject ?? touchpoint.note;
  const news = touchpoint.news === undefined ? undefined : messages.news.kind[touchpoint.news];
  const settled = touchpoint.settles === undefined ? undefined : messages.news.settled;
  const plain = told ?? news ?? settled ?? capitalised(messages.aspect[touchpoint.aspect]);
  // Subjects often name the complaint already.
  const reference = touchpoint.issue?.reference;
  const what = reference === undefined || plain.includes(reference) ? plain : messages.touchpoints.complaint(reference, plain);
  const staff = list([touchpoint.staffId, ...(touchpoint.alsoBy ?? [])].map((id) => staffNames[id] ?? id));
  const who = fromTo(touchpoint.direction, contactName, staff, told !== undefined);
  const dueOn = touchpoint.issue?.dueOn;
  const isOverdue = dueOn !== undefined && dates.daysUntil(dueOn) < 0;

  function fromTo(direction: Touchpoint['direction'], contact: string | undefined, ours: string, isTold: boolean): string {
    if (contact === undefined || direction === 'mutual') return ours;
    if (direction === 'inbound') return messages.touchpoints.fromTo(contact, ours);
    // A subject says enough; without one the row tells whom we wrote to.
    return isTold ? ours : messages.touchpoints.fromTo(ours, contact);
  }

  return (
    <li class={joinClasses(styles.row, isWorst && styles.bad)}>
      <span class={styles.icon}>
        {isWorst ? <TriangleAlert size={14} aria-hidden="true" /> : <ChannelIcon channel={touchpoint.channel} />}
        <span class={text.hidden}>{channel}</span>
      </span>
      <time dateTime={touchpoint.happenedAt} class={styles.when}>
        {dates.day(touchpoint.happenedAt)}
      </time>
      <span class={styles.what}>
        {what} {sending === 'sent' && <span class={styles.who}>{who}</span>}
        {sending === 'pending' && <span class={styles.who}>{messages.touchpoints.pending}</span>}
        {sending === 'refused' && <span class={styles.refused}>{messages.touchpoints.refused}</span>}
        {isWorst && (
          <span class={styles.open}>
            {isOverdue ? `${messages.touchpoints.unresolved} · ${messages.touchpoints.overdue}` : messages.touchpoints.unresolved}
          </span>
        )}
        <TouchpointActions card={card} entry={entry} what={what} viewerId={viewerId} logNote={logNote} />
      </span>
    </li>
  );
}
