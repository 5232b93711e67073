/** To which company this browser is connected, and as whom. */
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, OptionsConnection } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { ConnectForm, type ConnectFormProps } from '../parts/ConnectForm.tsx';
import { FactList } from './FactList.tsx';
import { OptionsPart } from './OptionsPart.tsx';

export interface ConnectionPartProps {
  readonly connection: OptionsConnection;
  /** Touchpoints that signing out sends first. */
  readonly unsentCount: number;
  readonly on: Pick<OptionsCallbacks, 'connect' | 'findSignIn' | 'signIn' | 'signOut'>;
}

export function ConnectionPart({ connection, unsentCount, on }: ConnectionPartProps) {
  const { messages, dates } = useSpeech();
  const words = messages.options;
  const [isAsking, setIsAsking] = useState(false);

  if (connection.kind === 'loading') {
    return (
      <OptionsPart title={words.connection}>
        <p role="status">{words.counting}</p>
      </OptionsPart>
    );
  }
  const form = (shown: Pick<ConnectFormProps, 'address' | 'offer' | 'running' | 'error'> = {}) =>
    on.connect !== undefined && <ConnectForm {...shown} onConnect={on.connect} onAddress={on.findSignIn} onSignIn={on.signIn} />;

  if (connection.kind === 'none') {
    return (
      <OptionsPart title={words.connection} lead={words.connectionNone}>
        {form(connection)}
      </OptionsPart>
    );
  }
  if (connection.kind === 'sample') {
    return (
      <OptionsPart title={words.connection} lead={words.sample}>
        {form()}
      </OptionsPart>
    );
  }
  if (connection.kind === 'connecting') {
    const running = connection.isSigningIn ? 'signing-in' : 'connecting';
    return <OptionsPart title={words.connection}>{form({ ...connection, running })}</OptionsPart>;
  }
  const lead = connection.offer ? messages.notice.tokenText : words.newToken;
  return (
    <OptionsPart title={words.connection} {...(connection.isTokenRefused ? { lead } : {})}>
      <FactList
        facts={[
          { name: words.signedInAs, value: `${connection.name} · ${words.role[connection.role]}` },
          { name: words.company, value: connection.companyName },
          { name: words.address, value: connection.address },
          {
            name: words.lastSync,
            value: connection.syncedAt === undefined ? messages.status.never : dates.ago(connection.syncedAt),
          },
        ]}
      />
      {connection.isTokenRefused && form(connection)}
      {on.signOut !== undefined && (
        <div>
          <Button look="danger" onClick={() => setIsAsking(true)}>
            {words.signOut}
          </Button>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={words.signOutTitle}
          confirm={words.signOutConfirm}
          cancel={words.cancel}
          isDangerous
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            on.signOut?.();
          }}
        >
          {words.signOutText(unsentCount)}
        </ConfirmDialog>
      )}
    </OptionsPart>
  );
}
