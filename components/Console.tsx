/** The manager's console: prepare a tier list or a playbook, see what it changes, publish it. */
import './base.css';
import { KeyRound, Plug, ShieldAlert, WifiOff } from 'lucide-preact';
import type { Locale } from '../lib/i18n/locale.ts';
import styles from './Console.module.css';
import { DraftView } from './console/DraftView.tsx';
import { HistoryView } from './console/HistoryView.tsx';
import { NamesDesk } from './console/NamesDesk.tsx';
import { NewcomersDesk } from './console/NewcomersDesk.tsx';
import { PlaybookDesk } from './console/PlaybookDesk.tsx';
import { Tabs } from './console/Tabs.tsx';
import type { ConsoleAccess, ConsoleCallbacks, ConsoleView } from './console-view.ts';
import { LocaleProvider, useSpeech } from './LocaleProvider.tsx';
import { Button } from './parts/Button.tsx';
import { Logo } from './parts/Logo.tsx';
import { Message } from './parts/Message.tsx';

export interface ConsoleProps {
  readonly view: ConsoleView;
  readonly on: ConsoleCallbacks;
  readonly locale: Locale;
}

export function Console({ view, on, locale }: ConsoleProps) {
  return (
    <LocaleProvider locale={locale} timeZone={view.timeZone} now={view.now}>
      <Page view={view} on={on} />
    </LocaleProvider>
  );
}

function Page({ view, on }: Omit<ConsoleProps, 'locale'>) {
  const { messages, dates, tag } = useSpeech();
  const words = messages.console;
  const { access, current } = view;
  const isManager = access.kind === 'manager';
  const who = current?.publishedBy === undefined ? '' : (view.staffNames[current.publishedBy] ?? current.publishedBy);
  return (
    <div class={styles.console} lang={tag}>
      <header class={styles.top}>
        <Logo size={24} />
        <span class={styles.brand}>{messages.product}</span>
        {view.companyName !== undefined && <span class={styles.company}>{view.companyName}</span>}
        <span class={styles.who}>{access.kind === 'manager' && words.signedIn(access.name)}</span>
        {on.openOptions !== undefined && (
          <Button look="quiet" onClick={on.openOptions}>
            {words.options}
          </Button>
        )}
      </header>
      <main class={styles.main}>
        <div class={styles.head}>
          <h1>{words.desk}</h1>
          <p>{words.subtitle}</p>
        </div>
        {isManager ? (
          <Tabs
            label={words.parts}
            tabs={[
              {
                key: 'lists',
                label: words.title,
                content: (
                  <>
                    <p class={styles.current}>
                      {current === undefined || current.version === 0 ? (
                        words.none
                      ) : (
                        <>
                          <b>{words.current(current.version)}</b>
                          {current.publishedAt !== undefined && ` · ${words.publishedBy(dates.day(current.publishedAt), who)}`}
                        </>
                      )}
                    </p>
                    <DraftView view={view} on={on} />
                    <HistoryView view={view} on={on} />
                  </>
                ),
              },
              {
                key: 'playbook',
                label: messages.playbook.title,
                content: <PlaybookDesk view={view.playbook} on={on.playbook} />,
              },
              ...(view.names && on.names
                ? [
                    {
                      key: 'names',
                      label: words.names.tab(countOpen(view.names) + countOpen(view.newcomers)),
                      content: (
                        <div class={styles.desks}>
                          {view.newcomers && on.newcomers && (
                            <NewcomersDesk view={view.newcomers} staffNames={view.staffNames} on={on.newcomers} />
                          )}
                          <NamesDesk view={view.names} on={on.names} />
                        </div>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        ) : (
          <AccessMessage access={access} openOptions={on.openOptions} />
        )}
      </main>
    </div>
  );
}

/** What waits for a decision. */
function countOpen(list: ConsoleView['names'] | ConsoleView['newcomers']): number {
  return list?.kind === 'loaded' ? list.proposals.length : 0;
}

interface AccessMessageProps {
  readonly access: ConsoleAccess;
  readonly openOptions: ConsoleCallbacks['openOptions'];
}

function AccessMessage({ access, openOptions }: AccessMessageProps) {
  const { messages } = useSpeech();
  const words = messages.console;
  const toOptions = openOptions !== undefined && (
    <Button look="primary" onClick={openOptions}>
      {words.options}
    </Button>
  );
  switch (access.kind) {
    case 'manager':
      return null;
    case 'loading':
      return (
        <p role="status" class={styles.loading}>
          {words.loading}
        </p>
      );
    case 'not-connected':
      return (
        <Message icon={Plug} title={words.notConnected} text={words.notConnectedText}>
          {toOptions}
        </Message>
      );
    case 'not-manager':
      return <Message icon={ShieldAlert} title={words.notManager} text={words.notManagerText(access.name)} />;
    case 'token-refused':
      return (
        <Message icon={KeyRound} tone="alert" title={words.tokenRefused} text={words.tokenRefusedText}>
          {toOptions}
        </Message>
      );
    case 'unreachable':
      return (
        <Message icon={WifiOff} tone="alert" title={words.unreachable} text={words.unreachableText} detail={access.detail} />
      );
  }
}
