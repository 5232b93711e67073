/** To which company this browser is connected, and as whom. */
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, OptionsConnection } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { ConnectForm } from '../parts/ConnectForm.tsx';
import { FactList } from './FactList.tsx';
import { OptionsPart } from './OptionsPart.tsx';

export interface ConnectionPartProps {
  readonly connection: OptionsConnection;
  /** Touchpoints that signing out sends first. */
  readonly unsentCount: number;
  readonly on: Pick<OptionsCallbacks, 'connect' | 'signOut'>;
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
  const form = (address: string | undefined, isConnecting: boolean, error: Parameters<typeof ConnectForm>[0]['error']) =>
    on.connect !== undefined && (
      <ConnectForm address={address} isConnecting={isConnecting} error={error} onConnect={on.connect} />
    );

  if (connection.kind === 'none') {
    return (
      <OptionsPart title={words.connection} lead={words.connectionNone}>
        {form(connection.address, false, connection.error)}
      </OptionsPart>
    );
  }
  if (connection.kind === 'sample') {
    return (
      <OptionsPart title={words.connection} lead={words.sample}>
        {form(undefined, false, undefined)}
      </OptionsPart>
    );
  }
  if (connection.kind === 'connecting') {
    return <OptionsPart title={words.connection}>{form(connection.address, true, undefined)}</OptionsPart>;
  }
  return (
    <OptionsPart title={words.connection} {...(connection.isTokenRefused ? { lead: words.newToken } : {})}>
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
      {connection.isTokenRefused && form(connection.address, false, connection.error)}
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
