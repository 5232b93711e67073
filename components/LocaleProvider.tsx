/** Language, clock and time zone of the screens, handed down to every component. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { type DateWords, dateWords } from '../lib/i18n/dates.ts';
import type { Messages } from '../lib/i18n/en.ts';
import { joinNames } from '../lib/i18n/join-names.ts';
import type { Locale } from '../lib/i18n/locale.ts';
import type { Wording } from '../lib/model/playbook.ts';

/** What a component needs to speak. */
export interface Speech {
  readonly messages: Messages;
  readonly dates: DateWords;
  /** BCP 47. */
  readonly tag: string;
  /** A sentence of the engine in the language of the screen. */
  wording(wording: Wording): string;
  number(value: number): string;
  /** `a, b and c`. */
  list(values: readonly string[]): string;
}

function speechFor(locale: Locale, timeZone: string, now: string): Speech {
  return {
    messages: locale.messages,
    dates: dateWords(locale.messages, locale.tag, timeZone, now),
    tag: locale.tag,
    wording: (wording) => wording[locale.language],
    number: (value) => value.toLocaleString(locale.tag),
    list: (values) => joinNames(values, locale.tag),
  };
}

const LocaleContext = createContext<Speech | undefined>(undefined);

export interface LocaleProviderProps {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
  /** Current instant. */
  readonly now: string;
  readonly children: ComponentChildren;
}

/** Around every screen: without it no component can speak. */
export function LocaleProvider({ locale, timeZone, now, children }: LocaleProviderProps) {
  const speech = useMemo(() => speechFor(locale, timeZone, now), [locale, timeZone, now]);
  return <LocaleContext.Provider value={speech}>{children}</LocaleContext.Provider>;
}

/** @throws outside of a `LocaleProvider` */
export function useSpeech(): Speech {
  const speech = useContext(LocaleContext);
  if (!speech) throw new Error('a component that speaks stands outside of LocaleProvider');
  return speech;
}
