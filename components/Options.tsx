/** The options page: connection, sites, language, logging, privacy, support. */
import './base.css';
import type { Locale } from '../lib/i18n/locale.ts';
import { LocaleProvider, useSpeech } from './LocaleProvider.tsx';
import styles from './Options.module.css';
import { ConnectionPart } from './options/ConnectionPart.tsx';
import { DiagnosticsPart } from './options/DiagnosticsPart.tsx';
import { LanguagePart } from './options/LanguagePart.tsx';
import { LedgerPart } from './options/LedgerPart.tsx';
import { LocalPart } from './options/LocalPart.tsx';
import { LoggingPart } from './options/LoggingPart.tsx';
import { PrivacyPart } from './options/PrivacyPart.tsx';
import { ScorecardPart } from './options/ScorecardPart.tsx';
import { SitesPart } from './options/SitesPart.tsx';
import { TaughtPart } from './options/TaughtPart.tsx';
import { WipePart } from './options/WipePart.tsx';
import type { OptionsCallbacks, OptionsView } from './options-view.ts';
import { Button } from './parts/Button.tsx';
import { Logo } from './parts/Logo.tsx';

export interface OptionsProps {
  readonly view: OptionsView;
  readonly on: OptionsCallbacks;
  readonly locale: Locale;
}

export function Options({ view, on, locale }: OptionsProps) {
  return (
    <LocaleProvider locale={locale} timeZone={view.timeZone} now={view.now}>
      <Page view={view} on={on} />
    </LocaleProvider>
  );
}

function Page({ view, on }: Omit<OptionsProps, 'locale'>) {
  const { messages, tag } = useSpeech();
  const isManager = view.connection.kind === 'connected' && view.connection.role === 'manager';
  return (
    <div class={styles.options} lang={tag}>
      <header class={styles.head}>
        <Logo size={28} />
        <h1>{messages.options.title}</h1>
        {isManager && on.openConsole !== undefined && <Button onClick={on.openConsole}>{messages.options.console}</Button>}
      </header>
      <main class={styles.main}>
        <ConnectionPart connection={view.connection} unsentCount={view.stored?.unsentCount ?? 0} on={on} />
        {view.local !== undefined && <LocalPart local={view.local} on={on} />}
        <SitesPart
          sites={view.sites}
          diary={view.diary}
          removeSite={on.removeSite}
          setMarks={on.setMarks}
          allowNamed={on.allowNamed}
        />
        {view.taught !== undefined && (
          <TaughtPart
            taught={view.taught}
            forgetLesson={on.forgetLesson}
            sharesLessons={view.sharesLessons}
            setSharesLessons={on.setSharesLessons}
          />
        )}
        <LanguagePart language={view.language} setLanguage={on.setLanguage} />
        <LoggingPart keepsSubjects={view.keepsSubjects} setKeepsSubjects={on.setKeepsSubjects} />
        <ScorecardPart scorecard={view.scorecard} copy={on.copyScorecard} />
        <PrivacyPart stored={view.stored} />
        <LedgerPart ledger={view.ledger} save={on.saveLedger} />
        <DiagnosticsPart lines={view.diagnostics} copy={on.copyDiagnostics} />
        <WipePart wiping={view.wiping} unsentCount={view.stored?.unsentCount ?? 0} on={on} />
      </main>
    </div>
  );
}
