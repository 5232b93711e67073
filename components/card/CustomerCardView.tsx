/** One customer: who, what next, log, what was, what it means. */
import { Clock } from 'lucide-preact';
import { useSpeech } from '../LocaleProvider.tsx';
import type { CustomerCard, SidebarCallbacks, SidebarView } from '../sidebar-view.ts';
import { CardHead } from './CardHead.tsx';
import styles from './CustomerCardView.module.css';
import { FollowUp } from './FollowUp.tsx';
import { InsightSections } from './InsightSections.tsx';
import { LogBar } from './LogBar.tsx';
import { likelyContacts } from './likely-contacts.ts';
import { NewsBar } from './NewsBar.tsx';
import { NextStep } from './NextStep.tsx';
import { RecordSection } from './RecordSection.tsx';
import { SentimentRow } from './SentimentRow.tsx';
import { useTouchpointEditor } from './TouchpointEditor.tsx';
import { TouchpointList } from './TouchpointList.tsx';

export interface CustomerCardViewProps {
  readonly card: CustomerCard;
  readonly view: Pick<SidebarView, 'viewerId' | 'staffNames' | 'teamNames' | 'logShortcut' | 'staleSince' | 'status'>;
  readonly on: SidebarCallbacks;
}

export function CustomerCardView({ card, view, on }: CustomerCardViewProps) {
  const { viewerId, staffNames, logShortcut } = view;
  const openEditor = useTouchpointEditor();
  const logged = card.log.kind === 'logged' ? card.log.touchpointId : undefined;
  const justLogged = card.touchpoints.find(({ touchpoint }) => touchpoint.id === logged)?.touchpoint;
  const edit = openEditor && justLogged ? () => openEditor(card.customer, justLogged) : undefined;
  return (
    <article class={view.staleSince === undefined ? undefined : styles.stale}>
      {view.staleSince !== undefined && <AsOf since={view.staleSince} listVersion={view.status?.listVersion ?? 0} />}
      <CardHead card={card} viewerId={viewerId} staffNames={staffNames} on={on} />
      {card.followUp !== undefined && on.answerFollowUp !== undefined && (
        <FollowUp followUp={card.followUp} onAnswer={on.answerFollowUp} />
      )}
      <NextStep customerId={card.customer.id} suggestion={card.suggestion} on={on} />
      <LogBar
        state={card.log}
        viewerId={viewerId}
        staffNames={staffNames}
        shortcut={logShortcut}
        contacts={likelyContacts(card)}
        edit={edit}
        on={on}
      />
      {justLogged !== undefined && justLogged.channel !== 'note' && on.saveTouchpoint !== undefined && (
        <SentimentRow key={justLogged.id} touchpoint={justLogged} save={on.saveTouchpoint} />
      )}
      <NewsBar card={card} on={on} />
      <TouchpointList card={card} viewerId={viewerId} staffNames={staffNames} logNote={on.logNote} />
      {card.insight !== undefined && <InsightSections insight={card.insight} />}
      <RecordSection customer={card.customer} staffNames={staffNames} teamNames={view.teamNames} />
    </article>
  );
}

/** No fact without its date once it may have changed. */
function AsOf({ since, listVersion }: { readonly since: string; readonly listVersion: number }) {
  const { messages, dates } = useSpeech();
  return (
    <p class={styles.asOf}>
      <Clock size={13} aria-hidden="true" />
      {listVersion > 0 ? messages.card.asOfList(dates.day(since), listVersion) : messages.card.asOf(dates.day(since))}
    </p>
  );
}
