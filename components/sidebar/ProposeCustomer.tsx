/** Asking the manager for a new customer: its name, and plainly what is sent. */
import { Check, TriangleAlert } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './ProposeCustomer.module.css';

export interface ProposeCustomerProps {
  readonly address: string;
  readonly proposeCustomer: NonNullable<SidebarCallbacks['proposeCustomer']>;
  readonly onCancel: () => void;
}

type State = 'idle' | 'sending' | 'sent' | 'offline' | 'unsupported' | 'failed';

export function ProposeCustomer({ address, proposeCustomer, onCancel }: ProposeCustomerProps) {
  const { messages } = useSpeech();
  const words = messages.unknown;
  const [name, setName] = useState('');
  const [state, setState] = useState<State>('idle');
  const input = useRef<HTMLInputElement>(null);
  const id = useUniqueId();
  const typed = name.trim();
  useEffect(() => input.current?.focus(), []);

  const send = async () => {
    if (typed === '' || state === 'sending') return;
    setState('sending');
    setState((await proposeCustomer(typed, address)) ?? 'sent');
  };

  if (state === 'sent')
    return (
      <p role="status" class={styles.sent}>
        <Check size={15} aria-hidden="true" />
        <span>{words.proposed(typed)}</span>
      </p>
    );
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={id} class={styles.label}>
        {words.proposeName}
      </label>
      <input
        id={id}
        class={styles.input}
        maxLength={300}
        autocomplete="organization"
        spellcheck={false}
        value={name}
        ref={input}
        aria-describedby={`${id}-what`}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p id={`${id}-what`} class={styles.what}>
        {words.proposeWhat(address)}
      </p>
      {(state === 'offline' || state === 'unsupported' || state === 'failed') && (
        <p role="alert" class={styles.failed}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{words.notProposed[state]}</span>
        </p>
      )}
      <div class={styles.row}>
        <Button look="primary" type="submit" aria-disabled={typed === '' || state === 'sending'}>
          {state === 'sending' ? words.proposing : words.proposeSend}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
