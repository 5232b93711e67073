/** Who is on this page, by relevance; "?" waits for a choice. */
import { ArrowLeft, ListTodo } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import { useRovingFocus } from '../parts/use-roving-focus.ts';
import type { SidebarCallbacks, SidebarView } from '../sidebar-view.ts';
import styles from './PageBar.module.css';

export interface PageBarProps {
  readonly view: SidebarView;
  readonly on: Pick<SidebarCallbacks, 'selectChip' | 'showToday' | 'showPage'>;
}

/** Chips at first glance: two rows of most panels. */
const glance = 5;

/** Nothing on Today without anybody on the page, and before there is any data. */
export function PageBar({ view: { chips, selectedChip, screen, isList }, on }: PageBarProps) {
  const { messages } = useSpeech();
  const [isLong, setIsLong] = useState(false);
  const shown = isLong ? chips : chips.filter((chip, index) => index < glance || chip.key === selectedChip);
  const selected = shown.findIndex((chip) => chip.key === selectedChip);
  const roving = useRovingFocus<HTMLUListElement>('row', shown.length, Math.max(0, selected));
  const isOpened = ['customer', 'choice', 'unknown-sender'].includes(screen.kind);
  const canLeave = on.showToday !== undefined && (isOpened || screen.kind === 'list');
  const canGoBack = on.showPage !== undefined && isList === true && (isOpened || screen.kind === 'today');
  if (chips.length === 0 && !canLeave && !canGoBack) return null;

  return (
    <header class={styles.bar}>
      {chips.length > 0 && (
        <nav class={styles.nav} aria-label={messages.bar.label}>
          <span class={styles.label} aria-hidden="true">
            {messages.bar.onThisPage}
          </span>
          <ul class={styles.chips} ref={roving.container} onKeyDown={roving.onKeyDown}>
            {shown.map((chip, index) => (
              <li key={chip.key} class={styles.item}>
                <button
                  type="button"
                  data-roving
                  class={styles.chip}
                  aria-current={chip.key === selectedChip ? 'true' : undefined}
                  tabIndex={roving.tabIndexOf(index)}
                  onFocus={roving.onFocusOf(index)}
                  onClick={() => on.selectChip(chip.key)}
                >
                  <span class={joinClasses(styles.text, text.name)}>{chip.label}</span>
                  {chip.kind !== 'customer' && (
                    <span class={chip.kind === 'choice' ? styles.choice : styles.unknown}>
                      <span aria-hidden="true">{chip.kind === 'choice' ? '?' : '+'}</span>
                      <span class={text.hidden}>{chip.kind === 'choice' ? messages.bar.choose : messages.bar.unknown}</span>
                    </span>
                  )}
                </button>
              </li>
            ))}
            {chips.length > shown.length && (
              <li class={styles.item}>
                <Button look="link" class={styles.more} onClick={() => setIsLong(true)}>
                  {messages.bar.more(chips.length - shown.length)}
                </Button>
              </li>
            )}
          </ul>
        </nav>
      )}
      {canGoBack && (
        <Button look="quiet" class={styles.back} onClick={on.showPage}>
          <ArrowLeft size={16} aria-hidden="true" />
          {messages.list.back}
        </Button>
      )}
      {canLeave && (
        <Button
          look="quiet"
          isIcon={chips.length > 0}
          class={styles.today}
          aria-label={chips.length > 0 ? messages.bar.today : undefined}
          title={chips.length > 0 ? messages.bar.today : undefined}
          onClick={on.showToday}
        >
          <ListTodo size={16} aria-hidden="true" />
          {chips.length === 0 && messages.bar.today}
        </Button>
      )}
    </header>
  );
}
