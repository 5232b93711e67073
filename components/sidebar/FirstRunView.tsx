/** Before there is any data: connect, or try with invented customers. */
import { Clock, FileSpreadsheet, FlaskConical, ShieldCheck } from 'lucide-preact';
import type { FirstRunScreen } from '../connect-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { ConnectForm } from '../parts/ConnectForm.tsx';
import { Logo } from '../parts/Logo.tsx';
import { OptionRow } from '../parts/OptionRow.tsx';
import { ProgressBar } from '../parts/ProgressBar.tsx';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './FirstRunView.module.css';

export interface FirstRunViewProps {
  readonly screen: FirstRunScreen;
  readonly on: Pick<SidebarCallbacks, 'connect' | 'findSignIn' | 'signIn' | 'importFile' | 'trySampleData'>;
}

export function FirstRunView({ screen, on }: FirstRunViewProps) {
  const { messages } = useSpeech();
  const words = messages.firstRun;
  const running = screen.state === 'idle' ? undefined : screen.state;
  const hasOthers = on.importFile !== undefined || on.trySampleData !== undefined;
  return (
    <div class={styles.first}>
      <div class={styles.head}>
        <Logo size={40} />
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      {on.connect !== undefined && (
        <ConnectForm
          address={screen.address}
          offer={screen.offer}
          running={running}
          error={screen.error}
          onConnect={on.connect}
          onAddress={on.findSignIn}
          onSignIn={on.signIn}
        />
      )}
      {screen.unsentCount !== undefined && (
        <p class={styles.unsent}>
          <Clock size={15} aria-hidden="true" />
          {words.unsent(screen.unsentCount)}
        </p>
      )}
      {running === 'connecting' && screen.progress !== undefined && (
        <ProgressBar
          label={words.progress(screen.progress.received, screen.progress.total)}
          done={screen.progress.received}
          total={screen.progress.total}
        />
      )}
      {hasOthers && running === undefined && (
        <>
          {on.connect !== undefined && <p class={styles.or}>{words.or}</p>}
          {on.trySampleData !== undefined && (
            <OptionRow icon={FlaskConical} title={words.sample} hint={words.sampleHint} onClick={on.trySampleData} />
          )}
          {on.importFile !== undefined && (
            <OptionRow icon={FileSpreadsheet} title={words.importFile} hint={words.importHint} onClick={on.importFile} />
          )}
        </>
      )}
      <p class={styles.promise}>
        <ShieldCheck size={15} aria-hidden="true" />
        {words.promise}
      </p>
    </div>
  );
}
