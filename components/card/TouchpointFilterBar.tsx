/** Who of us spoke with the customer, how, and about what: told by what it filters. */
import type { ComponentChildren } from 'preact';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ChannelIcon } from '../parts/ChannelIcon.tsx';
import text from '../parts/text.module.css';
import styles from './TouchpointFilterBar.module.css';
import type { Facets, TouchpointFilter } from './touchpoint-filter.ts';

export interface TouchpointFilterBarProps {
  readonly facets: Facets;
  readonly filter: TouchpointFilter;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly onChange: (filter: TouchpointFilter) => void;
}

interface ToggleProps {
  readonly isOn: boolean;
  /** Shown as a tip. */
  readonly label: string;
  readonly count: number;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

function Toggle({ isOn, label, count, onToggle, children }: ToggleProps) {
  return (
    <button type="button" class={styles.toggle} aria-pressed={isOn} title={label} onClick={onToggle}>
      {children} <span class={styles.count}>{count}</span>
    </button>
  );
}

export function TouchpointFilterBar({ facets, filter, staffNames, onChange }: TouchpointFilterBarProps) {
  const { messages, dates } = useSpeech();
  const words = messages.touchpoints;
  /** The same once more takes it back. */
  const toggle = <Key extends keyof TouchpointFilter>(key: Key, value: NonNullable<TouchpointFilter[Key]>) => {
    const { [key]: before, ...others } = filter;
    onChange(before === value ? others : { ...others, [key]: value });
  };
  return (
    <fieldset class={styles.bar}>
      <legend class={styles.legend}>{words.filter}</legend>
      <div class={styles.row}>
        {facets.staff.map(({ key, count, lastAt }) => (
          <Toggle
            key={key}
            isOn={filter.staffId === key}
            label={words.spoke(staffNames[key] ?? key, dates.day(lastAt))}
            count={count}
            onToggle={() => toggle('staffId', key)}
          >
            {staffNames[key] ?? key}
          </Toggle>
        ))}
      </div>
      <div class={styles.row}>
        {facets.channels.map(({ key, count }) => (
          <Toggle
            key={key}
            isOn={filter.channel === key}
            label={messages.channel[key]}
            count={count}
            onToggle={() => toggle('channel', key)}
          >
            <ChannelIcon channel={key} />
            <span class={text.hidden}>{messages.channel[key]} </span>
          </Toggle>
        ))}
        {facets.openCount > 0 && (
          <Toggle
            isOn={filter.isOpen === true}
            label={words.onlyOpen}
            count={facets.openCount}
            onToggle={() => toggle('isOpen', true)}
          >
            {words.unresolved}
          </Toggle>
        )}
      </div>
      {facets.aspects.length > 1 && (
        <div class={styles.row}>
          {facets.aspects.map(({ key, count }) => (
            <Toggle
              key={key}
              isOn={filter.aspect === key}
              label={messages.aspect[key]}
              count={count}
              onToggle={() => toggle('aspect', key)}
            >
              {messages.aspect[key]}
            </Toggle>
          ))}
        </div>
      )}
      {Object.keys(filter).length > 0 && (
        <Button look="link" onClick={() => onChange({})}>
          {words.clearFilter}
        </Button>
      )}
    </fieldset>
  );
}
