/** Customers one below the other: opened with Enter, walked with arrow keys or j and k. */
import { useState } from 'preact/hooks';
import type { Tier } from '../../lib/model/customer.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { TierBars } from '../parts/TierBars.tsx';
import text from '../parts/text.module.css';
import { useRovingFocus } from '../parts/use-roving-focus.ts';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './CustomerRows.module.css';

export interface CustomerRow {
  readonly key: string;
  readonly name: string;
  readonly tier: Tier;
  /** On the right: when. */
  readonly when?: string | undefined;
  /** Late or due today. */
  readonly isPressing?: boolean;
  readonly detail?: string | undefined;
  /** A second line below, quieter. */
  readonly more?: string | undefined;
  readonly onOpen: () => void;
  /** Something else to do with it, beside opening it. */
  readonly aside?: { readonly label: string; readonly onClick: () => void };
  /** A tick box before the row; the key x ticks it too. */
  readonly mark?: { readonly isOn: boolean; readonly label: string; readonly onToggle: () => void };
}

export interface CustomerRowsProps {
  /** Of the list, read aloud. */
  readonly label: string;
  readonly rows: readonly CustomerRow[];
  /** Rows at first glance, the others on demand; all when absent. */
  readonly glance?: number;
}

export function CustomerRows({ label, rows, glance }: CustomerRowsProps) {
  const { messages } = useSpeech();
  const [isLong, setIsLong] = useState(false);
  const isCut = glance !== undefined && rows.length > glance;
  const shown = isCut && !isLong ? rows.slice(0, glance) : rows;
  const hasMarks = rows.some((row) => row.mark !== undefined);
  const roving = useRovingFocus<HTMLUListElement>('column', shown.length);
  const id = useUniqueId();
  const list = (
    <ul class={styles.list} aria-label={label} ref={roving.container} onKeyDown={roving.onKeyDown}>
      {shown.map((row, index) => (
        <li key={row.key} class={joinClasses(hasMarks && styles.marked, row.aside !== undefined && styles.besides)}>
          {row.mark !== undefined && (
            <input
              type="checkbox"
              class={styles.mark}
              tabIndex={-1}
              aria-label={row.mark.label}
              checked={row.mark.isOn}
              onChange={row.mark.onToggle}
            />
          )}
          <button
            type="button"
            data-roving
            data-row
            class={styles.row}
            tabIndex={roving.tabIndexOf(index)}
            onFocus={roving.onFocusOf(index)}
            onClick={row.onOpen}
            onKeyDown={(event) => {
              if (event.key !== 'x' || event.altKey || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              row.mark?.onToggle();
            }}
            aria-describedby={`${id}-${index}`}
          >
            <span class={joinClasses(styles.name, text.name)}>{row.name}</span>
            {row.when !== undefined && (
              <span class={joinClasses(styles.when, row.isPressing && styles.pressing)}>{row.when}</span>
            )}
            <span class={styles.detail} id={`${id}-${index}`}>
              <TierBars tier={row.tier} />
              <span class={text.hidden}>{messages.tierCode[row.tier]}</span>
              <span>
                {row.detail ?? messages.tierName[row.tier]}
                {row.more !== undefined && <span class={styles.more}>{row.more}</span>}
              </span>
            </span>
          </button>
          {row.aside !== undefined && (
            <Button look="link" class={styles.aside} aria-describedby={`${id}-${index}`} onClick={row.aside.onClick}>
              {row.aside.label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list}
      {isCut && (
        <Button look="link" class={styles.all} aria-expanded={isLong} onClick={() => setIsLong(!isLong)}>
          {isLong ? messages.touchpoints.showFewer : messages.touchpoints.showAll(rows.length)}
        </Button>
      )}
    </>
  );
}
