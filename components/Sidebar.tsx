/** The sidebar: who is on the page, what must be known, one screen, and the state of the data. */
import './base.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../lib/i18n/locale.ts';
import { CustomerCardView } from './card/CustomerCardView.tsx';
import { logSentence } from './card/log-sentence.ts';
import { TouchpointEditor } from './card/TouchpointEditor.tsx';
import { LocaleProvider, useSpeech } from './LocaleProvider.tsx';
import text from './parts/text.module.css';
import { isPlainKey } from './plain-key.ts';
import styles from './Sidebar.module.css';
import { ChoiceView } from './sidebar/ChoiceView.tsx';
import { FirstRunView } from './sidebar/FirstRunView.tsx';
import { LeaseView } from './sidebar/LeaseView.tsx';
import { ListView } from './sidebar/ListView.tsx';
import { NoticeList } from './sidebar/NoticeList.tsx';
import { PageBar } from './sidebar/PageBar.tsx';
import { PageStepLine } from './sidebar/PageStepLine.tsx';
import { SearchBox } from './sidebar/SearchBox.tsx';
import { Skeleton } from './sidebar/Skeleton.tsx';
import { StatusBar } from './sidebar/StatusBar.tsx';
import { TodayView } from './sidebar/TodayView.tsx';
import { UnknownSenderView } from './sidebar/UnknownSenderView.tsx';
import type { SidebarCallbacks, SidebarView } from './sidebar-view.ts';

export interface SidebarProps {
  readonly view: SidebarView;
  readonly on: SidebarCallbacks;
  readonly locale: Locale;
}

export function Sidebar({ view, on, locale }: SidebarProps) {
  return (
    <LocaleProvider locale={locale} timeZone={view.timeZone} now={view.now}>
      <Frame view={view} on={on} />
    </LocaleProvider>
  );
}

function Frame({ view, on }: Omit<SidebarProps, 'locale'>) {
  const speech = useSpeech();
  const { screen } = view;
  const search = useRef<HTMLInputElement>(null);
  const [wantsSearch, setWantsSearch] = useState(false);
  const hasSearch = view.search !== undefined && on.search !== undefined && screen.kind === 'today';

  // "/" searches from anywhere; from another screen by way of Today, where the box is.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      if (event.key !== '/' || isTyping || event.altKey || event.ctrlKey || event.metaKey || on.search === undefined) return;
      event.preventDefault();
      // At once when it is there, whatever was drawn when this listener was made: the next key may come before anything else.
      if (search.current) search.current.focus();
      else {
        setWantsSearch(true);
        on.showToday?.();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);

  // j, k and the arrows begin to walk the rows wherever the focus was lost; from there on the list itself answers.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key) || event.defaultPrevented) return;
      if (event.altKey || event.ctrlKey || event.metaKey || document.activeElement !== document.body) return;
      const first = document.querySelector<HTMLElement>('main [data-row]');
      if (first === null) return;
      event.preventDefault();
      first.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  // l logs what the card was painted for, u takes it back: the panel's own keys, wherever its focus is. Together with the
  // paint, not some frames after it: a key means what is on the screen.
  const shownLog = screen.kind === 'customer' ? screen.card.log : undefined;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      if (event.key === 'l' && shownLog?.kind === 'ready') on.log(shownLog.binding);
      else if (event.key === 'u' && shownLog?.kind === 'logged' && shownLog.undoSecondsLeft > 0)
        on.undoLog(shownLog.touchpointId);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on, shownLog]);

  // Escape goes back to where a card was opened from; menus and boxes that are open take it first.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !['customer', 'choice', 'unknown-sender'].includes(screen.kind))
        return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog') !== null) return;
      if (view.isList === true) on.showPage?.();
      else if (view.selectedChip === undefined) on.showToday?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on, screen.kind, view.isList, view.selectedChip]);

  useEffect(() => {
    if (!wantsSearch || !hasSearch) return;
    search.current?.focus();
    setWantsSearch(false);
  }, [wantsSearch, hasSearch]);

  return (
    <div class={styles.sidebar} lang={speech.tag}>
      <PageBar view={view} on={on} />
      <TouchpointEditor save={on.saveTouchpoint}>
        <main class={styles.main}>
          {view.pageStep !== undefined && view.pageStep !== 'adapter' && screen.kind !== 'first-run' && (
            <PageStepLine step={view.pageStep} changedSite={view.changedSite} on={on} />
          )}
          <NoticeList notices={view.notices} on={on} />
          {hasSearch && view.search !== undefined && <SearchBox search={view.search} inputRef={search} on={on} />}
          <Content view={view} on={on} />
        </main>
      </TouchpointEditor>
      <p role="status" class={text.hidden}>
        {screen.kind === 'customer' ? logSentence(screen.card.log, view.viewerId, view.staffNames, speech) : ''}
      </p>
      {view.status !== undefined && <StatusBar status={view.status} syncNow={on.syncNow} openOptions={on.openOptions} />}
    </div>
  );
}

function Content({ view, on }: Omit<SidebarProps, 'locale'>) {
  const { screen } = view;
  switch (screen.kind) {
    case 'first-run':
      return <FirstRunView screen={screen} on={on} />;
    case 'loading':
      return <Skeleton />;
    case 'lease-expired':
      return <LeaseView syncedAt={screen.syncedAt} on={on} />;
    case 'today':
      // While a search is under way its results are the screen.
      if (view.search !== undefined && view.search.query !== '') return <SearchHeading />;
      return <TodayView screen={screen} staffNames={view.staffNames} on={on} />;
    case 'list':
      return <ListView screen={screen} viewerId={view.viewerId} staffNames={view.staffNames} on={on} />;
    case 'customer':
      // A new customer is a new card: nothing opened or focused on the last one is carried over.
      return <CustomerCardView key={screen.card.customer.id} card={screen.card} view={view} on={on} />;
    case 'choice':
      return <ChoiceView key={screen.key} screen={screen} on={on} />;
    case 'unknown-sender':
      return <UnknownSenderView key={screen.address} screen={screen} search={view.search} on={on} />;
  }
}

function SearchHeading() {
  const { messages } = useSpeech();
  return <h1 class={text.hidden}>{messages.search.results}</h1>;
}
