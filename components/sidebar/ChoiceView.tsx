/** Several customers fit: the rep decides, once. */

import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { TierBadge } from '../parts/TierBadge.tsx';
import text from '../parts/text.module.css';
import { useRovingFocus } from '../parts/use-roving-focus.ts';
import type { ChoiceOption, ChoiceScreen, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './ChoiceView.module.css';

export interface ChoiceViewProps {
  readonly screen: ChoiceScreen;
  readonly on: Pick<SidebarCallbacks, 'choose' | 'chooseNone'>;
}

export function ChoiceView({ screen, on }: ChoiceViewProps) {
  const { messages, dates } = useSpeech();
  const count = screen.options.length + (on.chooseNone === undefined ? 0 : 1);
  const roving = useRovingFocus<HTMLUListElement>('column', count);

  const person = ({ contact }: ChoiceOption): string =>
    [
      contact?.name === screen.surface ? undefined : contact?.name,
      contact?.role,
      contact === undefined ? undefined : (contact.email ?? messages.choice.noEmail),
    ]
      .filter((part) => part !== undefined)
      .map((part) => `${part} · `)
      .join('');
  const last = ({ lastTouchpointAt }: ChoiceOption): string =>
    lastTouchpointAt === undefined ? messages.today.noTouch : messages.today.lastTouch(dates.day(lastTouchpointAt));

  return (
    <div class={styles.choice}>
      <h1 class={joinClasses(styles.title, text.name)}>{messages.choice.title(screen.surface)}</h1>
      <p class={text.small}>{messages.choice.lead(screen.options.length)}</p>
      <ul class={styles.list} ref={roving.container} onKeyDown={roving.onKeyDown}>
        {screen.options.map((option, index) => (
          <li key={`${option.customerId}-${option.contact?.id}`}>
            <button
              type="button"
              data-roving
              class={styles.option}
              tabIndex={roving.tabIndexOf(index)}
              onFocus={roving.onFocusOf(index)}
              onClick={() =>
                on.choose(
                  screen.key,
                  option.contact === undefined
                    ? { customerId: option.customerId }
                    : { customerId: option.customerId, contactId: option.contact.id },
                )
              }
            >
              <span class={joinClasses(styles.name, text.name)}>{option.name}</span>
              <TierBadge tier={option.tier} isShort />
              <span class={styles.detail}>
                {person(option)}
                <span class={styles.last}>{last(option)}</span>
              </span>
            </button>
          </li>
        ))}
        {on.chooseNone !== undefined && (
          <li>
            <button
              type="button"
              data-roving
              class={joinClasses(styles.option, styles.none)}
              tabIndex={roving.tabIndexOf(count - 1)}
              onFocus={roving.onFocusOf(count - 1)}
              onClick={() => on.chooseNone?.(screen.key)}
            >
              <span>{messages.choice.none}</span>
              <span class={text.small}>{messages.choice.noneHint}</span>
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
