/** The parts of the console, one at a time; arrow keys walk along them. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { joinClasses } from '../join-classes.ts';
import { useRovingFocus } from '../parts/use-roving-focus.ts';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './Tabs.module.css';

export interface TabsProps {
  /** Name of the row of tabs. */
  readonly label: string;
  /** The first is shown at the beginning. */
  readonly tabs: readonly { readonly key: string; readonly label: string; readonly content: ComponentChildren }[];
}

export function Tabs({ label, tabs }: TabsProps) {
  const [open, setOpen] = useState(0);
  const roving = useRovingFocus<HTMLDivElement>('row', tabs.length, open);
  const id = useUniqueId();
  return (
    <>
      <div ref={roving.container} class={styles.tabs} role="tablist" aria-label={label} onKeyDown={roving.onKeyDown}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            data-roving
            aria-selected={index === open}
            aria-controls={`${id}-${tab.key}-panel`}
            class={joinClasses(styles.tab, index === open && styles.open)}
            tabIndex={roving.tabIndexOf(index)}
            onFocus={roving.onFocusOf(index)}
            onClick={() => setOpen(index)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.key}
          id={`${id}-${tab.key}-panel`}
          class={styles.panel}
          role="tabpanel"
          aria-labelledby={`${id}-${tab.key}`}
          hidden={index !== open}
        >
          {index === open && tab.content}
        </div>
      ))}
    </>
  );
}
