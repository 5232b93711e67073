/** What the rep must know whatever the screen shows. */
import { CircleAlert, Clock, FlaskConical, Globe, KeyRound, RefreshCw } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { ConnectError } from '../connect-view.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import type { Notice, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './NoticeList.module.css';
import { RefusedList } from './RefusedList.tsx';

export interface NoticeListProps {
  readonly notices: readonly Notice[];
  readonly on: SidebarCallbacks;
}

export function NoticeList({ notices, on }: NoticeListProps) {
  if (notices.length === 0) return null;
  return (
    <ul class={styles.list}>
      {notices.map((notice) => (
        <NoticeItem key={notice.kind} notice={notice} on={on} />
      ))}
    </ul>
  );
}

interface Content {
  readonly icon: typeof Globe;
  readonly tone: 'ask' | 'alert' | 'calm';
  readonly title: string;
  readonly body: string;
  /** What was tried in vain, below it. */
  readonly problem?: ConnectError;
  readonly action?: ComponentChildren;
}

function NoticeItem({ notice, on }: { readonly notice: Notice; readonly on: SidebarCallbacks }) {
  const { messages } = useSpeech();
  const { icon: Icon, tone, title, body, problem, action } = useContent(notice, on);
  return (
    <li class={joinClasses(styles.notice, styles[tone])}>
      <Icon size={16} aria-hidden="true" />
      <div class={styles.text}>
        <p class={styles.title}>{title}</p>
        <p class={styles.body}>{body}</p>
        {problem && (
          <p role="alert" class={styles.body}>
            {messages.connectError[problem.kind]} {problem.detail}
          </p>
        )}
        {action !== undefined && <div class={styles.action}>{action}</div>}
      </div>
    </li>
  );
}

function useContent(notice: Notice, on: SidebarCallbacks): Content {
  const { messages, dates } = useSpeech();
  const words = messages.notice;
  const button = (
    label: string,
    onClick: (() => void) | undefined,
    look: 'primary' | 'plain' = 'plain',
    isBusy: boolean | undefined = false,
  ) =>
    onClick === undefined ? undefined : (
      <Button look={look} disabled={isBusy} onClick={onClick}>
        {label}
      </Button>
    );
  switch (notice.kind) {
    case 'site-not-allowed': {
      const { host } = notice;
      const allow = on.allowSite === undefined ? undefined : () => on.allowSite?.(host);
      return {
        icon: Globe,
        tone: 'ask',
        title: words.siteTitle(host),
        body: words.siteText,
        action: button(words.siteAllow, allow, 'primary'),
      };
    }
    case 'site-left-alone':
      return { icon: Globe, tone: 'calm', title: words.leftAloneTitle(notice.host), body: words.leftAloneText };
    case 'token-refused': {
      const { provider } = notice;
      const again =
        provider === undefined
          ? button(words.tokenAction, on.openOptions)
          : button(messages.firstRun.signIn(provider), on.signInAgain, 'primary', notice.isSigningIn);
      return {
        icon: KeyRound,
        tone: 'alert',
        title: words.tokenTitle,
        body: notice.isSigningIn ? messages.firstRun.signingIn : words.tokenText,
        ...(notice.error ? { problem: notice.error } : {}),
        action: again,
      };
    }
    case 'person-unknown':
      return {
        icon: KeyRound,
        tone: 'alert',
        title: messages.connectError[notice.kind],
        body: notice.isSigningIn ? messages.firstRun.signingIn : notice.detail,
        action: button(messages.firstRun.signIn(notice.provider), on.signInAgain, 'plain', notice.isSigningIn),
      };
    case 'stale':
      return {
        icon: Clock,
        tone: 'alert',
        title: words.staleTitle(dates.ago(notice.syncedAt)),
        body: words.staleText,
        action: button(messages.status.syncNow, on.syncNow),
      };
    case 'no-answer':
      return { icon: RefreshCw, tone: 'calm', title: words.noAnswerTitle, body: words.noAnswerText };
    case 'rebuilding':
      return { icon: RefreshCw, tone: 'calm', title: words.rebuildingTitle, body: words.rebuildingText };
    case 'rebuilt':
      return { icon: RefreshCw, tone: 'calm', title: words.rebuiltTitle(dates.ago(notice.at)), body: words.rebuildingText };
    case 'refused':
      return {
        icon: CircleAlert,
        tone: 'alert',
        title: messages.refused.title(notice.items.length),
        body: messages.refused.text,
        action: <RefusedList items={notice.items} settle={on.settleRefused} />,
      };
    case 'sample-data':
      return {
        icon: FlaskConical,
        tone: 'calm',
        title: words.sampleTitle,
        body: words.sampleText,
        action: button(words.sampleAction, on.openOptions),
      };
  }
}
