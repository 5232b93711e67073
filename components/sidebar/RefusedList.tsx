/** What the backend did not accept, one by one: why, and what to do with it. */
import { useState } from 'preact/hooks';
import type { RefusedEntry } from '../edit-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './RefusedList.module.css';

export interface RefusedListProps {
  readonly items: readonly RefusedEntry[];
  /** Absent: they can only be looked at. */
  readonly settle: SidebarCallbacks['settleRefused'];
}

export function RefusedList({ items, settle }: RefusedListProps) {
  const { messages } = useSpeech();
  const words = messages.refused;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? words.hide : words.show}
      </Button>
      {isOpen && (
        <ul class={styles.list}>
          {items.map((item) => (
            <RefusedLine key={item.id} item={item} settle={settle} />
          ))}
        </ul>
      )}
    </>
  );
}

function RefusedLine({ item, settle }: { readonly item: RefusedEntry; readonly settle: RefusedListProps['settle'] }) {
  const { messages, dates } = useSpeech();
  const words = messages.refused;
  const what = item.what.kind === 'touchpoint' ? messages.channel[item.what.channel] : words.decision[item.what.decision];
  const name = item.customerName ?? words.gone;
  const title = `${name} · ${what} · ${dates.day(item.madeAt)}`;
  const reason = item.reason === undefined ? item.detail : words.reason[item.reason];
  return (
    <li class={styles.item}>
      <p class={styles.title}>{title}</p>
      <p>{reason}</p>
      {item.reason === 'invalid' && item.detail !== '' && <p class={styles.detail}>{item.detail}</p>}
      {settle !== undefined && (
        <div class={styles.row}>
          <Button onClick={() => settle(item.id, 'retry')}>
            {words.retry}
            <span class={text.hidden}> · {title}</span>
          </Button>
          <Button look="quiet" onClick={() => settle(item.id, 'discard')}>
            {words.discard}
            <span class={text.hidden}> · {title}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
