/** A touchpoint that no page shows, in two clicks: open, then whom it was with and how. */
import { ChevronDown } from 'lucide-preact';
import type { Contact } from '../../lib/model/customer.ts';
import type { Channel } from '../../lib/model/touchpoint.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ChannelIcon } from '../parts/ChannelIcon.tsx';
import text from '../parts/text.module.css';
import { useMenuState } from '../parts/use-menu-state.ts';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './LogElsewhere.module.css';

export interface LogElsewhereProps {
  /** Most likely first; those that do not fit are left to the correction afterwards. */
  readonly contacts: readonly Contact[];
  /** It stands alone, and not beside the log button. */
  readonly isLone: boolean;
  readonly class?: string | undefined;
  readonly onPick: (channel: Channel, contactId: string | undefined) => void;
}

/** With a person. */
const withPerson = ['call', 'visit', 'chat', 'meeting'] as const satisfies readonly Channel[];
/** With nobody in particular. */
const alone: readonly Channel[] = ['event', 'note'];
const maxContacts = 5;

/** Arrow keys walk the table as it is seen. */
function stepOf(key: string, at: number, tableLength: number, count: number): number | undefined {
  const width = withPerson.length;
  const isInTable = at < tableLength;
  switch (key) {
    case 'ArrowRight':
      return at + 1;
    case 'ArrowLeft':
      return at - 1;
    case 'ArrowDown':
      return isInTable ? Math.min(at + width, Math.max(at + 1, tableLength)) : at + 1;
    case 'ArrowUp':
      return isInTable ? at - width : at === tableLength ? tableLength - width : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export function LogElsewhere({ contacts, isLone, class: extra, onPick }: LogElsewhereProps) {
  const { messages } = useSpeech();
  const { isOpen, setIsOpen, root, button, choices, close } = useMenuState();
  const id = useUniqueId();
  const rows: readonly (Contact | undefined)[] = [...contacts.slice(0, maxContacts), undefined];
  const label = isLone ? messages.log.other : messages.log.more;

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setIsOpen(true);
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      return;
    }
    if (event.key === 'Tab') {
      setIsOpen(false);
      return;
    }
    const all = choices();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = stepOf(event.key, at, rows.length * withPerson.length, all.length);
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  };

  const pick = (channel: Channel, contactId: string | undefined) => () => {
    close();
    onPick(channel, contactId);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the button and the items, which are the controls
    <div class={joinClasses(styles.root, extra)} ref={root} onKeyDown={onKeyDown}>
      <Button
        isIcon={!isLone}
        class={styles.inherit}
        buttonRef={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={isLone ? undefined : label}
        title={isLone ? undefined : label}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isLone && label}
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {isOpen && (
        <div id={id} role="menu" aria-label={label} class={styles.list}>
          <div class={styles.names} aria-hidden="true">
            <span />
            {withPerson.map((channel) => (
              <span key={channel} class={styles.channel}>
                {messages.log.short[channel]}
              </span>
            ))}
          </div>
          {rows.map((contact) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of menu items, not of form fields
            <div key={contact?.id ?? ''} role="group" aria-label={contact?.name ?? messages.log.nobody} class={styles.person}>
              <span aria-hidden="true" class={joinClasses(styles.name, contact ? text.name : styles.nobody)}>
                {contact?.name ?? messages.log.nobody}
                {contact?.role !== undefined && <span class={styles.role}>{contact.role}</span>}
              </span>
              {withPerson.map((channel) => (
                <button
                  key={channel}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  class={styles.cell}
                  aria-label={
                    contact ? messages.log.withWhom(messages.log.without[channel], contact.name) : messages.log.without[channel]
                  }
                  title={
                    contact ? messages.log.withWhom(messages.log.without[channel], contact.name) : messages.log.without[channel]
                  }
                  onClick={pick(channel, contact?.id)}
                >
                  <ChannelIcon channel={channel} />
                </button>
              ))}
            </div>
          ))}
          <div class={styles.others}>
            {alone.map((channel) => (
              <button
                key={channel}
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={styles.item}
                onClick={pick(channel, undefined)}
              >
                <ChannelIcon channel={channel} />
                {messages.log.without[channel]}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
