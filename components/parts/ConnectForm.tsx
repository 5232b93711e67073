/** Address and access token of the company's server; a published folder needs no token. */
import { TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { ConnectError } from '../sidebar-view.ts';
import { Button } from './Button.tsx';
import styles from './ConnectForm.module.css';
import { useUniqueId } from './use-unique-id.ts';

export interface ConnectFormProps {
  /** Filled in to begin with. */
  readonly address?: string | undefined;
  readonly isConnecting: boolean;
  readonly error?: ConnectError | undefined;
  readonly onConnect: (address: string, accessToken: string) => void;
}

export function ConnectForm({ address: given = '', isConnecting, error, onConnect }: ConnectFormProps) {
  const { messages } = useSpeech();
  const words = messages.firstRun;
  const [address, setAddress] = useState(given);
  const [token, setToken] = useState('');
  const id = useUniqueId();
  const isAddressWrong = error !== undefined && ['bad-address', 'unreachable', 'not-shuke', 'other-format'].includes(error.kind);
  const isTokenWrong = error?.kind === 'token-refused';
  const isReady = address.trim() !== '' && !isConnecting;

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onConnect(address.trim(), token.trim());
      }}
    >
      <label class={styles.field}>
        <span class={styles.label}>{words.address}</span>
        <input
          class={styles.input}
          type="text"
          inputMode="url"
          autocomplete="url"
          spellcheck={false}
          required
          value={address}
          readOnly={isConnecting}
          aria-invalid={isAddressWrong}
          aria-describedby={isAddressWrong ? `${id}-error` : `${id}-address`}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <span id={`${id}-address`} class={styles.hint}>
          {words.addressHint}
        </span>
      </label>
      <label class={styles.field}>
        <span class={styles.label}>{words.token}</span>
        <input
          class={styles.input}
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={token}
          readOnly={isConnecting}
          aria-invalid={isTokenWrong}
          aria-describedby={isTokenWrong ? `${id}-error` : `${id}-token`}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <span id={`${id}-token`} class={styles.hint}>
          {words.tokenHint}
        </span>
      </label>
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" class={styles.error}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span>
            {messages.connectError[error.kind]}
            {error.detail !== undefined && <span class={styles.detail}>{error.detail}</span>}
          </span>
        </p>
      )}
      <Button look="primary" type="submit" disabled={!isReady}>
        {isConnecting ? words.connecting : words.connect}
      </Button>
    </form>
  );
}
