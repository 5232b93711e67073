/** The names a customer goes by, and one more that the rep teaches. */
import { Check } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Customer } from '../../lib/model/customer.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './TeachName.module.css';

export interface TeachNameProps {
  readonly customer: Customer;
  readonly teachName: NonNullable<SidebarCallbacks['teachName']>;
}

/** Names at first glance; a customer with a dozen of them does not push the next step away. */
const glance = 3;

export function TeachName({ customer, teachName }: TeachNameProps) {
  const { messages, list } = useSpeech();
  const words = messages.card;
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const [taught, setTaught] = useState<string>();
  const id = useUniqueId();
  const typed = name.trim();
  const known = [customer.legalName, ...customer.aliases].some((each) => each.toLowerCase() === typed.toLowerCase());
  // One letter would be found on every page.
  const canTeach = [...typed].length >= 2 && !known;
  const names = customer.aliases.slice(0, glance);

  if (!isOpen)
    return (
      <p class={styles.line}>
        {names.length > 0 && <span>{words.alsoCalled(list(names))} </span>}
        {taught === undefined ? (
          <button type="button" class={styles.link} onClick={() => setIsOpen(true)}>
            {names.length > 0 ? words.addName : words.addFirstName}
          </button>
        ) : (
          <span role="status" class={styles.taught}>
            <Check size={13} aria-hidden="true" />
            {words.nameTaught(taught)}
          </span>
        )}
      </p>
    );
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canTeach) return;
        teachName(typed, customer.id);
        setTaught(typed);
        setIsOpen(false);
      }}
    >
      <label for={id} class={styles.label}>
        {words.newName}
      </label>
      <div class={styles.fields}>
        <input
          id={id}
          class={styles.input}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          value={name}
          ref={(input) => input?.focus()}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setIsOpen(false)}
        />
        <Button type="submit" aria-disabled={!canTeach}>
          {words.teach}
        </Button>
      </div>
      <p class={styles.hint}>{known && typed !== '' ? words.nameKnown : words.newNameHint}</p>
    </form>
  );
}
