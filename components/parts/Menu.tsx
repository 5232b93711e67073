/** A button that opens a short list of choices. Arrow keys move, Escape and a click outside close it. */
import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { joinClasses } from '../join-classes.ts';
import { Button } from './Button.tsx';
import styles from './Menu.module.css';
import { useMenuState } from './use-menu-state.ts';
import { useUniqueId } from './use-unique-id.ts';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ComponentChildren;
}

export interface MenuProps {
  /** Text of the button; with `isIcon` only read aloud. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onPick: (key: string) => void;
  readonly look?: 'plain' | 'quiet' | 'primary';
  readonly isIcon?: boolean;
  /** Edge of the button at which the list is aligned. */
  readonly align?: 'start' | 'end';
  readonly class?: string | undefined;
}

export function Menu({ label, items, onPick, look = 'plain', isIcon = false, align = 'start', class: extra }: MenuProps) {
  const { isOpen, setIsOpen, root, button, choices, close } = useMenuState();
  const id = useUniqueId();

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setIsOpen(true);
      return;
    }
    const all = choices();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all.at(next % all.length)?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      setIsOpen(false);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the button and the items, which are the controls
    <div class={joinClasses(styles.root, extra)} ref={root} onKeyDown={onKeyDown}>
      <Button
        look={look}
        isIcon={isIcon}
        class={extra === undefined ? undefined : styles.inherit}
        buttonRef={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={isIcon ? label : undefined}
        title={isIcon ? label : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {!isIcon && label}
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {isOpen && (
        <div id={id} role="menu" aria-label={label} class={joinClasses(styles.list, align === 'end' && styles.end)}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class={styles.item}
              onClick={() => {
                close();
                onPick(item.key);
              }}
            >
              {item.icon}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
