/** Address of the company's server, and how one gets in: its sign-in, or an access token. A published folder needs neither. */
import { TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { ConnectError, SignInOffer } from '../connect-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from './Button.tsx';
import styles from './ConnectForm.module.css';
import { useUniqueId } from './use-unique-id.ts';

export interface ConnectFormProps {
  /** Filled in until something is typed. */
  readonly address?: string | undefined;
  readonly offer?: SignInOffer | undefined;
  /** Undefined: nothing is under way. */
  readonly running?: 'signing-in' | 'connecting' | undefined;
  readonly error?: ConnectError | undefined;
  readonly onConnect: (address: string, accessToken: string) => void;
  /** An address was entered. */
  readonly onAddress?: ((address: string) => void) | undefined;
  readonly onSignIn?: ((address: string) => void) | undefined;
}

const errorsOfAddress: readonly ConnectError['kind'][] = ['bad-address', 'unreachable', 'not-shuke', 'other-format'];

export function ConnectForm(props: ConnectFormProps) {
  const { address: given = '', offer, running, error, onConnect, onAddress, onSignIn } = props;
  const { messages } = useSpeech();
  const words = messages.firstRun;
  const [typed, setTyped] = useState<string>();
  const [token, setToken] = useState('');
  // Whoever has begun with a token goes on with it, though a sign-in is offered meanwhile.
  const [wantsToken, setWantsToken] = useState(false);
  const id = useUniqueId();
  const address = (typed ?? given).trim();
  const provider = onSignIn && offer?.address === address ? offer.provider : undefined;
  const hasToken = provider === undefined || wantsToken;
  const isAddressWrong = error !== undefined && errorsOfAddress.includes(error.kind);
  const isTokenWrong = error?.kind === 'token-refused' && hasToken;
  const isBusy = running !== undefined;
  const isReady = address !== '' && !isBusy;

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        if (hasToken && (provider === undefined || token !== '')) onConnect(address, token.trim());
        else onSignIn?.(address);
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
          value={typed ?? given}
          readOnly={isBusy}
          aria-invalid={isAddressWrong}
          aria-describedby={isAddressWrong ? `${id}-error` : `${id}-address`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            if (event.inputType === 'insertFromPaste') onAddress?.(event.currentTarget.value.trim());
          }}
          onChange={(event) => onAddress?.(event.currentTarget.value.trim())}
        />
        <span id={`${id}-address`} class={styles.hint}>
          {words.addressHint}
        </span>
      </label>
      {provider !== undefined && (
        <Button
          look={token === '' ? 'primary' : 'plain'}
          type={hasToken ? 'button' : 'submit'}
          disabled={!isReady}
          onClick={() => hasToken && onSignIn?.(address)}
        >
          {running === 'connecting' ? words.connecting : words.signIn(provider)}
        </Button>
      )}
      {hasToken && (
        <label class={styles.field}>
          <span class={styles.label}>{words.token}</span>
          <input
            class={styles.input}
            type="password"
            autocomplete="off"
            spellcheck={false}
            value={token}
            readOnly={isBusy}
            aria-invalid={isTokenWrong}
            aria-describedby={isTokenWrong ? `${id}-error` : `${id}-token`}
            onFocus={() => setWantsToken(true)}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
          <span id={`${id}-token`} class={styles.hint}>
            {words.tokenHint}
          </span>
        </label>
      )}
      <p role="status" class={styles.status}>
        {running === 'signing-in' && words.signingIn}
      </p>
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" class={styles.error}>
          <TriangleAlert size={15} aria-hidden="true" />
          <span>
            {messages.connectError[error.kind]}
            {error.detail !== undefined && <span class={styles.detail}>{error.detail}</span>}
          </span>
        </p>
      )}
      {hasToken && (
        <Button look={provider === undefined ? 'primary' : 'plain'} type="submit" disabled={!isReady}>
          {running === 'connecting' ? words.connecting : words.connect}
        </Button>
      )}
      {!hasToken && !isBusy && (
        <Button look="link" onClick={() => setWantsToken(true)}>
          {words.useToken}
        </Button>
      )}
    </form>
  );
}
